import { FileRefused, type NoteCode } from '../../contracts/exchange';

/** What the bytes of a text file say about themselves. */
export interface Sniffed {
  /** A name that `TextDecoder` knows. */
  readonly encoding: string;
  /** Bytes of marks to drop at the start. */
  readonly skip: number;
  readonly notes: readonly NoteCode[];
}

const containers: readonly (readonly [string, readonly number[]])[] = [
  ['a zip archive or office file', [0x50, 0x4b]],
  ['a gzip file', [0x1f, 0x8b]],
  ['an old office file', [0xd0, 0xcf]],
];
const mark = [0xef, 0xbb, 0xbf];
/** A mark that was read as Windows-1252 and written as UTF-8 again. */
const doubleMark = [0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf];

const starts = (bytes: Buffer, magic: readonly number[], at = 0) => magic.every((byte, i) => bytes[at + i] === byte);

/**
 * Judges the first bytes (exchange.md §3): archives are refused, marks are dropped with a note, UTF-16 is told by its
 * mark; everything else is taken for UTF-8 until `Survey` proves it.
 * @throws FileRefused CONTAINER_NOT_ACCEPTED
 */
export function sniff(head: Buffer): Sniffed {
  const container = containers.find(([, magic]) => starts(head, magic));
  if (container) throw new FileRefused('CONTAINER_NOT_ACCEPTED', `this is ${container[0]}; send CSV or XML`);
  if (starts(head, [0xff, 0xfe])) return { encoding: 'utf-16le', skip: 2, notes: ['BOM'] };
  if (starts(head, [0xfe, 0xff])) return { encoding: 'utf-16be', skip: 2, notes: ['BOM'] };
  let skip = 0;
  const notes = new Set<NoteCode>();
  for (;;) {
    if (starts(head, mark, skip)) {
      notes.add(notes.has('BOM') ? 'DOUBLE_BOM' : 'BOM');
      skip += mark.length;
    } else if (starts(head, doubleMark, skip)) {
      notes.add('DOUBLE_BOM');
      skip += doubleMark.length;
    } else return { encoding: 'utf-8', skip, notes: [...notes] };
  }
}

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Reads all bytes once: whether they are UTF-8, and which line ends stand outside quotes. */
export class Survey {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #utf8 = true;
  #quoted = false;
  #afterReturn = false;
  readonly #ends = { crlf: 0, lf: 0, cr: 0 };

  add(bytes: Uint8Array) {
    this.#decode(bytes, true);
    for (let i = 0; i < bytes.length; i++) this.#look(bytes[i]!);
  }

  end(): { readonly utf8: boolean; readonly mixed: boolean } {
    this.#decode(new Uint8Array(), false);
    if (this.#afterReturn) this.#ends.cr++;
    return { utf8: this.#utf8, mixed: Object.values(this.#ends).filter((count) => count > 0).length > 1 };
  }

  #look(byte: number) {
    if (this.#afterReturn) {
      this.#afterReturn = false;
      if (byte === lineFeed) {
        this.#ends.crlf++;
        return;
      }
      this.#ends.cr++;
    }
    if (byte === quote) this.#quoted = !this.#quoted;
    else if (byte === lineFeed && !this.#quoted) this.#ends.lf++;
    else if (byte === carriageReturn && !this.#quoted) this.#afterReturn = true;
  }

  #decode(bytes: Uint8Array, stream: boolean) {
    if (!this.#utf8) return;
    try {
      this.#decoder.decode(bytes, { stream });
    } catch {
      this.#utf8 = false;
    }
  }
}
