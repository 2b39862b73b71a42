import { createHash, generateKeyPairSync } from 'node:crypto';
import { utf8 } from '../../contracts/seal/bytes';
import { formatCheckpoint } from '../../contracts/seal/checkpoint';
import { formatNote } from '../../contracts/seal/note';
import { noQuorum, type Policy } from '../../contracts/seal/policy';
import { algorithms } from '../../contracts/seal/verifier-key';
import { type SigningKey, signingKey, signNote } from '../../infra/seal/keys';
import { formatAddCheckpoint } from '../../infra/witness/add-checkpoint';
import { rootsOf, sha, subproof } from '../seal/oracle';

export type Leaves = readonly Buffer[];

/** So many leaves of a branch; branches share none. */
export const leavesOf = (count: number, branch = 'main'): Leaves =>
  Array.from({ length: count }, (_, index) => sha(Buffer.from(`${branch} ${index}`)));

/** A log that only signs: whatever leaves a test makes up, forks included. */
export class PaperLog {
  constructor(
    readonly origin: string,
    readonly key: SigningKey = signingKey(generateKeyPairSync('ed25519').privateKey, origin, algorithms.ed25519),
  ) {}

  /** As a log's address names it. */
  get originHash() {
    return createHash('sha256').update(utf8(this.origin)).digest('hex');
  }

  text(leaves: Leaves, root: Uint8Array = rootsOf(leaves)(0, leaves.length)): string {
    return formatCheckpoint({ origin: this.origin, size: leaves.length, root });
  }

  note(leaves: Leaves, key = this.key): string {
    const text = this.text(leaves);
    return formatNote({ text, signatures: [signNote(key, text)] });
  }

  /** Body of a request that is right if a witness cosigned the first `old` leaves last. */
  request(old: number, leaves: Leaves, note = this.note(leaves)): string {
    const proof = old === 0 || old >= leaves.length ? [] : subproof(rootsOf(leaves), old, 0, leaves.length);
    return formatAddCheckpoint({ old, proof, note });
  }
}

/** Of a witness of these logs. */
export const policyFor = (...logs: readonly PaperLog[]): Policy => ({
  logs: logs.map(({ key }) => ({ key: key.verifier })),
  witnesses: [],
  groups: [],
  quorum: noQuorum,
});
