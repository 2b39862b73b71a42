import { Injectable } from '@nestjs/common';

/** Runs work on one stream after the work before it; streams do not wait for one another. */
@Injectable()
export class StreamQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  async run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(stream);
    const mine = before === undefined ? work() : before.then(work, work);
    this.#tails.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(stream) === mine) this.#tails.delete(stream);
    }
  }
}
