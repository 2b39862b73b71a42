import type { ThrottlerStorage } from '@nestjs/throttler';

interface Window {
  readonly endsAt: number;
  hits: number;
}

const swept = 10_000;

/**
 * Counts requests by key in windows of fixed length. One number a key: a list of the instants of all hits would make
 * each request of a busy sender dearer than the one before.
 */
export class RequestCounts implements ThrottlerStorage {
  readonly #windows = new Map<string, Window>();

  /** @param ttl length of a window in milliseconds */
  async increment(key: string, ttl: number, limit: number) {
    const now = Date.now();
    const window = this.#windowOf(key, ttl, now);
    window.hits += 1;
    const seconds = Math.ceil((window.endsAt - now) / 1000);
    const isBlocked = window.hits > limit;
    return { totalHits: window.hits, timeToExpire: seconds, isBlocked, timeToBlockExpire: isBlocked ? seconds : 0 };
  }

  #windowOf(key: string, ttl: number, now: number): Window {
    const known = this.#windows.get(key);
    if (known && known.endsAt > now) return known;
    if (this.#windows.size >= swept) this.#sweep(now);
    const window = { endsAt: now + ttl, hits: 0 };
    this.#windows.set(key, window);
    return window;
  }

  #sweep(now: number) {
    for (const [key, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(key);
  }
}
