/** A broadcast takes at most this share of the loop (architecture.md §6). */
const share = 0.3;

/** Runs broadcasts as often as they are wanted, each no earlier than its predecessor's duration ÷ 0.3 after that began. */
export class SelfTuningFlush {
  #earliest = 0;
  #pending: NodeJS.Timeout | NodeJS.Immediate | undefined;
  #stopped = false;

  constructor(private readonly broadcast: () => void) {}

  request() {
    if (this.#pending || this.#stopped) return;
    const wait = this.#earliest - performance.now();
    this.#pending = wait <= 0 ? setImmediate(() => this.#run()) : setTimeout(() => this.#run(), wait);
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#pending as NodeJS.Timeout);
    clearImmediate(this.#pending as NodeJS.Immediate);
  }

  #run() {
    this.#pending = undefined;
    const begun = performance.now();
    this.broadcast();
    this.#earliest = begun + (performance.now() - begun) / share;
  }
}
