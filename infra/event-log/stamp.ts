import { randomFillSync } from 'node:crypto';
import { type Clock, instantOf, microsOf } from '../../contracts/clock';

const saltBytes = 16;
const saltsPerDraw = 256;

/** Gives events the instant of recording, always later than the one before, and their salts. */
export class Stamper {
  readonly #pool = Buffer.alloc(saltBytes * saltsPerDraw);
  #used = this.#pool.length;
  #last: number;

  /** @param last recordedAt of the newest event, if there is one */
  constructor(
    private readonly clock: Clock,
    last?: string,
  ) {
    this.#last = last === undefined ? 0 : microsOf(last);
  }

  /** max(clock, last + 1 µs) as 27 characters (trust.md R9). */
  recordedAt(): string {
    this.#last = Math.max(this.clock.micros(), this.#last + 1);
    return instantOf(this.#last);
  }

  /** 16 random bytes in base64. */
  salt(): string {
    if (this.#used === this.#pool.length) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    this.#used += saltBytes;
    return this.#pool.toString('base64', this.#used - saltBytes, this.#used);
  }
}
