import type { Reading, RowKey } from '../../../contracts/exchange';

/** Keys of a file with what they stand for, found in the first pass so that no row of an ambiguous key is recorded. */
export class KeySurvey {
  readonly #contents = new Map<string, string>();
  readonly #ambiguous = new Set<string>();
  readonly #met = new Set<string>();
  rows = 0;

  /** Reads the whole file once; `wanted` leaves out lines that a retry does not touch. */
  async read(reading: Reading<RowKey>, wanted: (line: number) => boolean): Promise<void> {
    for await (const rows of reading.chunks)
      for (const row of rows) {
        if (!wanted(row.line)) continue;
        this.rows++;
        if (row.key !== undefined) this.#add(row.key, row.digest);
      }
  }

  isAmbiguous(key: string): boolean {
    return this.#ambiguous.has(key);
  }

  /** True from the second time on that a key is met in the second pass. */
  isRepeat(key: string): boolean {
    if (this.#met.has(key)) return true;
    this.#met.add(key);
    return false;
  }

  #add(key: string, digest: string) {
    const known = this.#contents.get(key);
    if (known === undefined) this.#contents.set(key, digest);
    else if (known !== digest) this.#ambiguous.add(key);
  }
}
