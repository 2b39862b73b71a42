import { createPrivateKey } from 'node:crypto';
import { formatCheckpoint } from '../../contracts/seal/checkpoint';
import { formatNote } from '../../contracts/seal/note';
import { algorithms, formatVerifierKey } from '../../contracts/seal/verifier-key';
import { cosignNote, type SigningKey, signingKey, signNote } from '../../infra/seal/keys';

export const origin = 'watchfloor.example/log/live/0190d2b4-5f60-7000-8000-000000000001';
/** Time of the witnesses, and of the verifiers. */
export const now = 1_795_386_669;

/** The key of 32 rising bytes. */
const keyOf = (firstByte: number) =>
  createPrivateKey({
    key: Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.from(Array.from({ length: 32 }, (_, i) => (firstByte + i) % 256)),
    ]),
    format: 'der',
    type: 'pkcs8',
  });

export const logKey = signingKey(keyOf(0x00), origin, algorithms.ed25519);
/** The key that follows it after a rotation. */
export const nextLogKey = signingKey(keyOf(0x60), origin, algorithms.ed25519);
export const strangerKey = signingKey(keyOf(0x90), origin, algorithms.ed25519);
export const witnessKeys = {
  ig: signingKey(keyOf(0x20), 'witness.example/ig', algorithms.cosignature),
  gao: signingKey(keyOf(0x40), 'witness.example/gao', algorithms.cosignature),
  press: signingKey(keyOf(0xb0), 'witness.example/press', algorithms.cosignature),
} as const;
export type WitnessName = keyof typeof witnessKeys;
export const vkey = (key: SigningKey) => formatVerifierKey(key.verifier);

/** What a note is made of; whatever is not given is as it should be. */
export interface NoteParts {
  readonly size: number;
  readonly root: Uint8Array;
  readonly origin?: string;
  readonly signers?: readonly SigningKey[];
  readonly witnesses?: readonly WitnessName[];
  readonly time?: number;
}

/** A signed and cosigned checkpoint. */
export function noteOf(parts: NoteParts): string {
  const { size, root, signers = [logKey], witnesses = ['ig', 'gao'], time = now } = parts;
  const text = formatCheckpoint({ origin: parts.origin ?? origin, size, root });
  const signatures = signers.map((key) => signNote(key, text));
  return formatNote({
    text,
    signatures: [...signatures, ...witnesses.map((name) => cosignNote(witnessKeys[name], text, time))],
  });
}

export const policyText = (quorum = 'oversight', keys: readonly SigningKey[] = [logKey]) =>
  `${keys.map((key) => `log ${vkey(key)} https://watchfloor.example/log\n`).join('')}${[
    `witness ig ${vkey(witnessKeys.ig)} https://witness.ig.example`,
    `witness gao ${vkey(witnessKeys.gao)}`,
    'group oversight all ig gao',
    `quorum ${quorum}`,
  ].join('\n')}\n`;
