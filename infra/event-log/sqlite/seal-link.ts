import type { StoredCosignature } from '../../../contracts/cosigning';
import { EventLogError } from '../../../contracts/event-log';
import type { SealedHead, SealReason } from '../../../contracts/seals';
import type { FromWriter, ToWriter } from './wire';

type Answer = Extract<FromWriter, { kind: 'sealed' | 'unsealed' }>;

/** Wishes for signed heads on their way to the writer's thread, and word of those that it signed. */
export class SealLink {
  trouble: string | undefined;
  readonly #waiting = new Map<number, { resolve: (head: SealedHead) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Set<() => void>();
  #seq = 0;

  constructor(private readonly send: (message: ToWriter) => void) {}

  seal(reason: SealReason): Promise<SealedHead> {
    return this.#ask((seq) => this.send({ kind: 'seal', reason, seq }));
  }

  async keepCosigned(cosignature: StoredCosignature, note: string): Promise<void> {
    await this.#ask((seq) => this.send({ kind: 'cosigned', cosignature, note, seq }));
  }

  #ask(send: (seq: number) => void): Promise<SealedHead> {
    const seq = this.#seq++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(seq, { resolve, reject });
      send(seq);
    });
  }

  halt(reason: string) {
    this.trouble ??= reason;
    this.send({ kind: 'halt', reason });
  }

  listen(told: () => void) {
    this.#listeners.add(told);
    return () => void this.#listeners.delete(told);
  }

  hear(answer: Answer) {
    const waiting = answer.seq === undefined ? undefined : this.#waiting.get(answer.seq);
    if (answer.seq !== undefined) this.#waiting.delete(answer.seq);
    if (answer.kind === 'sealed') waiting?.resolve(answer.head);
    else {
      this.trouble = answer.reason;
      waiting?.reject(new EventLogError('CORRUPT', { reason: answer.reason }));
    }
    for (const told of this.#listeners) told();
  }

  /** The writer is gone: nobody signs any more. */
  abandon(reason: string) {
    this.trouble ??= reason;
    for (const { reject } of this.#waiting.values()) reject(new EventLogError('READ_ONLY', { reason }));
    this.#waiting.clear();
  }
}
