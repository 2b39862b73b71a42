interface Waiter {
  readonly position: number;
  readonly done: (reached: boolean) => void;
}

/** A position that only grows, and those who wait for it. */
export class Positions {
  position = 0;
  readonly #waiting = new Set<Waiter>();

  advance(position: number) {
    if (position <= this.position) return;
    this.position = position;
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.done(true);
  }

  /** True once the position is reached, false when the time is over before. */
  wait(position: number, timeoutMs: number): Promise<boolean> {
    if (position <= this.position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.done(false), timeoutMs);
      const waiter: Waiter = {
        position,
        done: (reached) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(reached);
        },
      };
      this.#waiting.add(waiter);
    });
  }
}
