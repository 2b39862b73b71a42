/** Wakes everybody who waits for news; whoever does not wait costs nothing. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  /** How many wait now. */
  get waiting() {
    return this.#waiting.size;
  }

  ring() {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at the next ring or when the signal aborts, and leaves nothing behind. */
  wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }
}
