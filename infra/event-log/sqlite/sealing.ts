import { instantOf } from '../../../contracts/clock';
import type { SealedHead } from '../../../contracts/seals';
import { activeKeys, readLogKeys } from '../../seal/log-keys';
import { LogInconsistent, Signer } from '../../seal/signer';
import type { SqliteDatabase } from '../../sqlite';
import type { GroupWriter } from './group-writer';
import { newestKept, SqliteHeadStore } from './head-store';
import type { LogMeta } from './meta';
import type { CosignedWish, FromWriter, SealRequest } from './wire';

/** How often the log is sealed while it grows: no event waits for five seconds (trust.md §3.1, S3). */
export const sealEveryMs = 4000;

/** Seals the log in the writer's thread, between two groups: nothing is written while a head is signed. */
export class Sealing {
  readonly #signer: Signer;
  readonly #store: SqliteHeadStore;
  #inconsistent: string | undefined;

  /**
   * @param say tells the owner of the thread about heads and about trouble
   */
  constructor(
    db: SqliteDatabase,
    private readonly writer: GroupWriter,
    meta: LogMeta,
    { keyFile, dir }: { readonly keyFile: string; readonly dir: string },
    private readonly say: (message: FromWriter) => void,
  ) {
    const keys = activeKeys(readLogKeys(keyFile), meta.origin);
    this.#store = new SqliteHeadStore(db, dir, meta.base);
    this.#signer = new Signer(keys, this.#store, () => instantOf(Date.now() * 1000));
    this.#check(newestKept(dir));
    if (this.#inconsistent === undefined) this.writer.attempt(() => this.#signer.renew());
  }

  /** A log that is not what was signed of it is read, and written no more (trust.md C-16). */
  #check(newest: string | undefined) {
    try {
      this.#signer.check(newest === undefined ? [] : [newest]);
    } catch (error) {
      if (!(error instanceof LogInconsistent)) throw error;
      this.#inconsistent = `LOG_INCONSISTENT: ${error.message}`;
      this.writer.stop(this.#inconsistent);
    }
  }

  grant(wish: SealRequest | CosignedWish) {
    if ('cosignature' in wish) this.#do(wish.seq, () => this.#keep(wish));
    else this.seal(wish);
  }

  /** Signs nothing from now on. */
  halt(reason: string) {
    this.#inconsistent ??= reason;
  }

  /** Signs what is recorded by now; of an empty log only for somebody who waits for it. */
  seal({ reason, seq }: SealRequest) {
    if (seq === undefined && this.#store.size() === 0) return;
    this.#do(seq, () => this.#signer.seal(reason));
  }

  #keep({ cosignature, note }: CosignedWish): SealedHead {
    this.#store.keepCosigned(cosignature, note);
    return { size: cosignature.size, note, kept: 'cosigned' };
  }

  /** Does work on the heads, unless there is a reason to write nothing. */
  #do(seq: number | undefined, work: () => SealedHead) {
    const answer = seq === undefined ? {} : { seq };
    const fault = this.writer.stopped ?? this.#inconsistent;
    if (fault !== undefined) {
      if (seq !== undefined) this.say({ kind: 'unsealed', reason: fault, ...answer });
      return;
    }
    try {
      this.say({ kind: 'sealed', head: work(), ...answer });
    } catch (error) {
      this.#failed(error, answer);
    }
  }

  #failed(error: unknown, answer: { readonly seq?: number }) {
    if (error instanceof LogInconsistent) this.#inconsistent = `LOG_INCONSISTENT: ${error.message}`;
    else
      this.writer.attempt(() => {
        throw error;
      });
    const reason = this.#inconsistent ?? this.writer.stopped ?? String(error);
    this.say({ kind: 'unsealed', reason, ...answer });
    if (this.writer.stopped) this.say({ kind: 'answers', answers: [], stopped: this.writer.stopped });
  }
}
