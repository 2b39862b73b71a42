import { concat, equalBytes, utf8 } from '../../contracts/seal/bytes';

export const zipLimits = { files: 65_534, bytes: 2 ** 30 } as const;
/** A path of ASCII letters, digits, dots, dashes and at most one slash. */
export const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/;

const local = Uint8Array.of(0x50, 0x4b, 3, 4);
const central = Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0);
/** What every file has: version 2.0, a name in UTF-8, deflated, 1980-01-01. */
const fixed = Uint8Array.of(20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0);

/** One file of an archive as its local header says it. */
export interface Member {
  readonly name: string;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
  /** The 26 bytes that both headers share. */
  readonly header: Uint8Array;
  /** Where the next file begins. */
  readonly end: number;
}

/** The file that begins at a place; undefined where none of our profile does. */
export function readMember(bytes: Uint8Array, at: number): Member | undefined {
  const header = bytes.subarray(at + 4, at + 30);
  if (header.length < 26 || !equalBytes(bytes.subarray(at, at + 14), concat(local, fixed))) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const name = at + 30;
  const start = name + view.getUint16(22, true);
  const end = start + view.getUint32(14, true);
  // Nothing optional follows the name.
  if (view.getUint16(24, true) !== 0 || end > bytes.length) return undefined;
  return {
    name: String.fromCharCode(...bytes.subarray(name, start)),
    crc: view.getUint32(10, true),
    size: view.getUint32(18, true),
    packed: bytes.subarray(start, end),
    header,
    end,
  };
}

/** What the directory says of a file that begins at a place. */
export const centralHeader = ({ header, name }: Member, at: number): Uint8Array =>
  concat(central, header, new Uint8Array(10), little(at, 4), utf8(name));

/** The end of an archive whose directory of so many bytes begins at a place. */
export const endOfDirectory = (files: number, bytes: number, at: number): Uint8Array =>
  concat(
    Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0, 0, 0),
    little(files, 2),
    little(files, 2),
    little(bytes, 4),
    little(at, 4),
    little(0, 2),
  );

const little = (value: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => Math.floor(value / 256 ** at) % 256);
