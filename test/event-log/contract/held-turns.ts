import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate as breathe } from 'node:timers/promises';

interface Turn {
  readonly from: number;
  readonly to: number;
  /** Processor time of this thread. */
  readonly ownMs: number;
}

/**
 * Watches how long each turn of the event loop keeps this thread at work. What other processes do to the machine does not
 * count, nor does garbage that the engine collects meanwhile.
 */
export class HeldTurns {
  readonly #turns: Turn[] = [];
  readonly #collections: { readonly startTime: number; readonly duration: number }[] = [];
  readonly #observer = new PerformanceObserver((list) => this.#collections.push(...list.getEntries()));
  #from = performance.now();
  #used = process.threadCpuUsage();
  #next: NodeJS.Immediate | undefined;

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
    this.#turn();
  }

  /** Ends watching; gives the milliseconds of the longest turn. */
  async end(): Promise<number> {
    clearImmediate(this.#next);
    this.#note();
    // The engine tells of a collection in a turn after it.
    await breathe();
    await breathe();
    this.#collections.push(...this.#observer.takeRecords());
    this.#observer.disconnect();
    return Math.max(...this.#turns.map((turn) => turn.ownMs - this.#collecting(turn)));
  }

  #turn = () => {
    this.#note();
    this.#next = setImmediate(this.#turn);
  };

  #note() {
    const [to, used] = [performance.now(), process.threadCpuUsage()];
    const ownMs = (used.user + used.system - this.#used.user - this.#used.system) / 1000;
    this.#turns.push({ from: this.#from, to, ownMs });
    [this.#from, this.#used] = [to, used];
  }

  #collecting({ from, to }: Turn): number {
    return this.#collections.reduce(
      (sum, { startTime, duration }) =>
        sum + Math.max(0, Math.min(to, startTime + duration) - Math.max(from, startTime)),
      0,
    );
  }
}
