import { type Appended, type Call, EventLogError } from '../../../contracts/event-log';
import type { Proposal } from '../propose';
import { recordedAll } from '../recorded';
import type { Bounds, Sized } from '../ring';
import { PendingAppend } from './pending';
import { type WireAnswer, type WireAppend, wireAppend } from './wire';

/** Most that may wait for the writer, answers outstanding included. */
export const queueBounds: Bounds = { events: 10_000, bytes: 64 * 1024 * 1024 };

/** Appends that are not held back for others of the same turn: the writer works while the rest is prepared. */
const burst = 16;

/** How often callers are looked at whose time may be over. */
const sweepMs = 250;

/**
 * Appends on their way to the writer thread, first in first out. All appends of one turn of the event loop travel
 * in one message.
 */
export class AppendQueue {
  readonly #pending = new Map<number, PendingAppend>();
  #unsent: PendingAppend[] = [];
  #events = 0;
  #bytes = 0;
  #seq = 0;
  #flushing = false;
  readonly #sweep = setInterval(() => this.#expire(), sweepMs).unref();
  readonly #emptied: (() => void)[] = [];

  /** @param send hands appends to the writer */
  constructor(private readonly send: (appends: readonly WireAppend[]) => void) {}

  /** What waits now. */
  get held(): Bounds {
    return { events: this.#events, bytes: this.#bytes };
  }

  /** @throws EventLogError QUEUE_FULL when this append would pass the bound */
  append(proposal: Proposal, call: Call | undefined): Promise<Appended> {
    const events = this.#events + proposal.events.length;
    const bytes = this.#bytes + proposal.bytes;
    if (events > queueBounds.events || bytes > queueBounds.bytes) throw new EventLogError('QUEUE_FULL');
    this.#events = events;
    this.#bytes = bytes;
    const pending = new PendingAppend(this.#seq++, proposal, call, (given) => this.#withdraw(given));
    this.#pending.set(pending.seq, pending);
    this.#unsent.push(pending);
    if (this.#unsent.length >= burst) this.#flush();
    else this.#schedule();
    return pending.answer;
  }

  /** Settles the callers of a group, after `committed` has been told of its new events. */
  settle(answers: readonly WireAnswer[], committed: (events: readonly Sized[]) => void) {
    const settled = answers.map((answer) => [answer, this.#take(answer.seq)] as const);
    const recorded: Sized[] = [];
    for (const [answer, pending] of settled)
      if (pending && !answer.failure && !answer.repeated)
        recorded.push(...recordedAll(pending.proposal, answer.position));
    if (recorded.length > 0) committed(recorded);
    for (const [answer, pending] of settled) {
      if (!answer.failure) pending?.succeed(answer.position, answer.repeated);
      else pending?.fail(new EventLogError(answer.failure.code, answer.failure.detail, answer.failure.outcome));
    }
    if (this.#pending.size === 0) for (const tell of this.#emptied.splice(0)) tell();
  }

  /** Fails everything that waits: the writer is gone, so nobody knows about what it had. */
  abandon(reason: string) {
    for (const { seq, sent } of [...this.#pending.values()]) {
      const failure = sent
        ? ({ code: 'UNAVAILABLE', detail: { reason }, outcome: 'unknown' } as const)
        : ({ code: 'READ_ONLY', detail: { reason } } as const);
      this.settle([{ seq, failure }], () => undefined);
    }
    this.#unsent = [];
  }

  /** Resolves when every append has its answer. */
  async drained(): Promise<void> {
    this.#flush();
    if (this.#pending.size > 0) await new Promise<void>((resolve) => this.#emptied.push(resolve));
    clearInterval(this.#sweep);
  }

  #schedule() {
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => {
      this.#flushing = false;
      this.#flush();
    });
  }

  #flush() {
    const unsent = this.#unsent;
    if (unsent.length === 0) return;
    this.#unsent = [];
    this.send(
      unsent.map((pending) => {
        pending.sent = true;
        return wireAppend(pending.seq, pending.proposal);
      }),
    );
  }

  #take(seq: number): PendingAppend | undefined {
    const pending = this.#pending.get(seq);
    if (!pending) return undefined;
    this.#pending.delete(seq);
    this.#events -= pending.proposal.events.length;
    this.#bytes -= pending.proposal.bytes;
    return pending;
  }

  /** An append whose caller gave up is not sent if it has not been. */
  #withdraw(pending: PendingAppend) {
    if (pending.sent) return;
    this.#take(pending.seq);
    this.#unsent = this.#unsent.filter((other) => other !== pending);
  }

  #expire() {
    const now = performance.now();
    for (const pending of this.#pending.values()) if (pending.dueAt < now) pending.expire();
  }
}
