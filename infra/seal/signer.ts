import { formatCheckpoint, parseCheckpoint, parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { verifyConsistency } from '../../contracts/seal/consistency';
import { formatNote, parseNote } from '../../contracts/seal/note';
import { isOf } from '../../contracts/seal/signature-claim';
import type { SealedHead, SealReason } from '../../contracts/seals';
import { sha256 } from './hash';
import { signNote } from './keys';
import type { ActiveKey } from './log-keys';
import { consistencyProof, type HashSource, rootAt } from './prover';

/** A checkpoint that stays; others are overwritten by the next one. */
export interface KeptHead {
  readonly head: SealedHead;
  readonly root: Uint8Array;
  readonly reason: string;
  /** 27 characters. */
  readonly keptAt: string;
}

/** Where a log keeps what it has signed. Whatever is saved is durable when the call returns. */
export interface HeadStore {
  /** Leaves now. */
  size(): number;
  hashes(): HashSource;
  /** What was signed last. */
  head(): SealedHead | undefined;
  save(head: SealedHead, root: Uint8Array): void;
  /** When the newest kept checkpoint was kept. */
  lastKeptAt(): string | undefined;
  keep(kept: KeptHead): void;
}

/** A head that does not continue the one signed before: it is not signed, and somebody has to look. */
export class LogInconsistent extends Error {}

/** Signs the heads of one log by the rules S1, S2 and S4 of trust.md §3.1. */
export class Signer {
  /** @param keys of one log, the current one first */
  constructor(
    private readonly keys: readonly ActiveKey[],
    private readonly store: HeadStore,
    private readonly now: () => string,
  ) {}

  /**
   * Signs all leaves as of now; without new ones the head stays as it was signed.
   * @throws LogInconsistent when the log does not continue what was signed last
   */
  seal(reason: SealReason): SealedHead {
    const signed = this.store.head();
    const size = this.store.size();
    if (reason === 'interval' && signed?.size === size) return signed;
    const root = this.#continued(signed, size);
    const head = signed?.size === size ? signed : this.#sign(size, root);
    return this.#kept(head, root, reason);
  }

  /** Signs the newest head again where it lacks the line of the current key: a rotation came after it. */
  renew() {
    const signed = this.store.head();
    if (!signed || parseNote(signed.note).signatures.some((line) => isOf(this.keys[0]!.verifier, line))) return;
    const { size, root } = parseSignedCheckpoint(signed.note);
    this.#sign(size, root);
  }

  /**
   * Looks whether the log still holds what was signed of it, here and in a note that is kept elsewhere.
   * @throws LogInconsistent
   */
  check(notes: readonly string[]) {
    const signed = this.store.head();
    const size = this.store.size();
    for (const note of [...(signed ? [signed.note] : []), ...notes]) this.#continued({ size: 0, note }, size);
  }

  #continued(signed: SealedHead | undefined, size: number): Uint8Array {
    const hashes = this.store.hashes();
    const root = rootAt(hashes, size);
    if (signed === undefined) return root;
    const { size: from, root: fromRoot } = parseCheckpoint(parseNote(signed.note).text);
    if (from > size) throw new LogInconsistent(`${from} events are signed, ${size} are here`);
    const proof = consistencyProof(hashes, from, size);
    if (!verifyConsistency(sha256, { from, to: size, fromRoot, toRoot: root, proof }))
      throw new LogInconsistent(`the first ${from} events are not those that were signed`);
    return root;
  }

  #sign(size: number, root: Uint8Array): SealedHead {
    const now = this.now();
    const active = this.keys.filter(({ until }) => until === undefined || now < until);
    const text = formatCheckpoint({ origin: this.keys[0]!.verifier.name, size, root });
    const head = { size, note: formatNote({ text, signatures: active.map((key) => signNote(key, text)) }) };
    this.store.save(head, root);
    return head;
  }

  #kept(head: SealedHead, root: Uint8Array, reason: SealReason): SealedHead {
    const keptAt = this.now();
    const hour = keptAt.slice(0, 13);
    if (reason === 'interval' && this.store.lastKeptAt()?.slice(0, 13) === hour) return head;
    const kept = reason === 'interval' ? 'hour' : reason;
    this.store.keep({ head, root, reason: kept, keptAt });
    return { ...head, kept };
  }
}
