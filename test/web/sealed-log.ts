import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { checkSignature } from '../../contracts/seal/browser-ed25519';
import { utf8 } from '../../contracts/seal/bytes';
import { formatCheckpoint } from '../../contracts/seal/checkpoint';
import { formatNote } from '../../contracts/seal/note';
import { formatConsistency } from '../../contracts/seal/proof-files';
import { leafHash, nodeHash } from '../../contracts/seal/tree';
import { algorithms, formatVerifierKey } from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { signingKey, signNote } from '../../infra/seal/keys';
import { consistencyProof, type HashSource, rootAt } from '../../infra/seal/prover';
import { formatKept, keptName, parseKept } from '../../src/web/live/kept-checkpoint';
import type { SealHost } from '../../src/web/seal/seal-host';

export const origin = 'watchfloor.local/log/live/0190d2b4-5f60-7000-8000-000000000001';
export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** Events of a log as texts; another `text` makes another history. */
export const eventsOf = (count: number, text = 'update') => Array.from({ length: count }, (_, i) => `${text} ${i}`);

/** A log that somebody serves: its events, sealed whenever they are asked for, by a key under a name. */
export interface ServedLog {
  readonly events: readonly string[];
  readonly key: KeyObject;
  /** Signs as well: the key before a rotation. */
  readonly previous?: KeyObject;
  readonly name?: string;
}

function hashesOf(events: readonly string[]): HashSource {
  const subtree = (level: number, index: number): Uint8Array =>
    level === 0
      ? leafHash(sha256, utf8(events[index] ?? ''))
      : nodeHash(sha256, subtree(level - 1, index * 2), subtree(level - 1, index * 2 + 1));
  return { subtree };
}

const signers = ({ key, previous, name = origin }: ServedLog) =>
  [key, ...(previous ? [previous] : [])].map((one) => signingKey(one, name, algorithms.ed25519));

/** The signed head over all events. */
export function noteOf(log: ServedLog): string {
  const root = rootAt(hashesOf(log.events), log.events.length);
  const text = formatCheckpoint({ origin: log.name ?? origin, size: log.events.length, root });
  return formatNote({ text, signatures: signers(log).map((signer) => signNote(signer, text)) });
}

/** A browser with its storage, and an honest way to serve a log to it. */
export function browserWith(storage = new Map<string, string>()) {
  const serve = (log: ServedLog): SealHost => ({
    canCheck: async () => true,
    check: checkSignature,
    key: async () =>
      signers(log)
        .map(({ verifier }) => formatVerifierKey(verifier))
        .join('\n'),
    checkpoint: async () => noteOf(log),
    consistency: async (from, to) =>
      formatConsistency({ from, to, proof: consistencyProof(hashesOf(log.events), from, to) }),
    kept: (name) => parseKept(name, storage.get(keptName(name)) ?? ''),
    keep: (kept) => void storage.set(keptName(kept.origin), formatKept(kept)),
    now: () => 1_800_000_000,
  });
  return { storage, serve };
}
