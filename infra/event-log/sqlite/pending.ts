import { type Appended, type Call, EventLogError } from '../../../contracts/event-log';
import { cancelled, defaultTimeoutMs } from '../calls';
import type { Proposal } from '../propose';

/** An append between its call and the writer's answer. Its caller may be gone before the answer comes. */
export class PendingAppend {
  readonly answer: Promise<Appended>;
  readonly dueAt: number;
  /** True from the moment the writer may have it. */
  sent = false;
  #resolve!: (appended: Appended) => void;
  #reject!: (error: EventLogError) => void;
  #done = false;
  readonly #signal: AbortSignal | undefined;

  /** @param givenUp called when the caller aborts */
  constructor(
    readonly seq: number,
    readonly proposal: Proposal,
    call: Call | undefined,
    private readonly givenUp: (pending: PendingAppend) => void,
  ) {
    this.dueAt = performance.now() + (call?.timeoutMs ?? defaultTimeoutMs);
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#signal = call?.signal;
    this.#signal?.addEventListener('abort', this.#abort);
  }

  succeed(position: number, repeated: boolean) {
    if (!this.#finish()) return;
    const { stream, expected, events } = this.proposal;
    const lastRevision = expected + events.length;
    this.#resolve({ stream, firstRevision: expected + 1, lastRevision, position, repeated });
  }

  fail(error: EventLogError) {
    if (this.#finish()) this.#reject(error);
  }

  /** Nothing was heard in time; the append may still be recorded. */
  expire() {
    this.fail(new EventLogError('TIMEOUT'));
  }

  readonly #abort = () => {
    this.fail(this.sent ? new EventLogError('CANCELLED') : cancelled());
    this.givenUp(this);
  };

  #finish() {
    if (this.#done) return false;
    this.#done = true;
    this.#signal?.removeEventListener('abort', this.#abort);
    return true;
  }
}
