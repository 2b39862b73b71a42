import { base64Bytes } from './base64';
import { type FindingCode, SealFault } from './findings';
import { decimal } from './integers';
import { hashBytes } from './primitives';

/** Takes the lines of a proof file one after the other; whatever is not as the format has it is the fault of its code. */
export class LineReader {
  readonly #lines: readonly string[];
  #at = 0;

  constructor(
    private readonly code: FindingCode,
    text: string,
  ) {
    if (!text.endsWith('\n')) throw this.#fault('no final newline');
    this.#lines = text.slice(0, -1).split('\n');
  }

  exactly(tag: string) {
    if (this.#lines[this.#at++] !== tag) throw this.#fault(`not ${tag}`);
  }

  /** Bytes of the optional line `extra <base64>`. */
  extra(): Uint8Array | undefined {
    const [word, encoded, ...more] = this.#lines[this.#at]?.split(' ') ?? [];
    if (word !== 'extra') return undefined;
    this.#at += 1;
    const bytes = encoded === undefined || more.length > 0 ? undefined : base64Bytes(encoded);
    if (!bytes) throw this.#fault('extra');
    return bytes;
  }

  /** The numbers of a line `<word> <decimal> …`. */
  numbers(word: string, count: number): readonly number[] {
    const [first, ...items] = this.#lines[this.#at++]?.split(' ') ?? [];
    const numbers = items.map(decimal).filter((number) => number !== undefined);
    if (first !== word || items.length !== count || numbers.length !== count) throw this.#fault(word);
    return numbers;
  }

  /** All lines that are left, one hash each. */
  hashes(): readonly Uint8Array[] {
    return this.#lines.slice(this.#at).map((line) => {
      const hash = base64Bytes(line);
      if (hash?.length !== hashBytes) throw this.#fault('hash');
      return hash;
    });
  }

  #fault(detail: string) {
    return new SealFault(this.code, detail);
  }
}
