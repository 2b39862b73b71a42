import type { KeyObject } from 'node:crypto';

const keptMillis = 5 * 60 * 1000;
const keptKeys = 20_000;

/** Unwrapped keys, each for at most five minutes after it was unwrapped (trust.md §11.3). */
export class KeyCache {
  readonly #keys = new Map<string, { readonly key: KeyObject; readonly until: number }>();

  /** @param now milliseconds of the real clock */
  constructor(private readonly now: () => number) {}

  get(subjectId: string): KeyObject | undefined {
    const found = this.#keys.get(subjectId);
    if (!found) return undefined;
    if (found.until > this.now()) return found.key;
    this.#keys.delete(subjectId);
    return undefined;
  }

  set(subjectId: string, key: KeyObject) {
    this.#keys.delete(subjectId);
    this.#keys.set(subjectId, { key, until: this.now() + keptMillis });
    // Insertion order is order of age: the oldest stand first.
    for (const [oldest, { until }] of this.#keys) {
      if (until > this.now() && this.#keys.size <= keptKeys) return;
      this.#keys.delete(oldest);
    }
  }

  delete(subjectId: string) {
    this.#keys.delete(subjectId);
  }

  clear() {
    this.#keys.clear();
  }
}
