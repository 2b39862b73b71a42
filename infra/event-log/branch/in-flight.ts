/** Calls that have begun and have no answer yet. */
export class InFlight {
  readonly #calls = new Set<Promise<unknown>>();

  async track<T>(call: Promise<T>): Promise<T> {
    this.#calls.add(call);
    try {
      return await call;
    } finally {
      this.#calls.delete(call);
    }
  }

  /** Resolves when each call that has begun by now has its answer. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#calls);
  }
}
