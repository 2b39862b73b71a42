import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive: a path of ASCII letters, digits, dots, dashes and at most one slash, and its bytes. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of UTF-8. */
export const textFile = (name: string, text: string): ZipFile => ({ name, bytes: Buffer.from(text) });

const version = 20;
const utf8Names = 0x0800;
const deflated = 8;
/** 1980-01-01, the first day that the format knows. */
const day = 0x0021;
const maxFiles = 65_534;
const maxBytes = 2 ** 30;
const zipName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/;

/**
 * The parts of a zip archive in order: files by name, one date, nothing optional, so equal content gives equal bytes.
 * The verifiers read exactly this profile.
 * @throws Error for a name that the profile does not have, a name given twice, and above 65,534 files or 1 GiB
 */
export function* zipParts(files: readonly ZipFile[]): Generator<Buffer> {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  check(sorted);
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of sorted) {
    const content = deflateRawSync(bytes, { level: 9 });
    const header = shared(name, crc32(bytes), content.length, bytes.length);
    directory.push(centralHeader(header, name, offset));
    yield Buffer.concat([word(0x04034b50), header, Buffer.from(name)]);
    yield content;
    offset += 30 + name.length + content.length;
  }
  yield* directory;
  yield end(sorted.length, directory, offset);
}

/** A whole archive in one piece. */
export const zipOf = (files: readonly ZipFile[]): Buffer => Buffer.concat([...zipParts(files)]);

function check(sorted: readonly ZipFile[]) {
  const bytes = sorted.reduce((sum, file) => sum + file.bytes.length, 0);
  if (sorted.length > maxFiles || bytes > maxBytes)
    throw new Error(`${sorted.length} files, ${bytes} bytes: too large`);
  for (const [index, { name }] of sorted.entries()) {
    if (!zipName.test(name)) throw new Error(`No name for a file of a bundle: ${name}`);
    if (sorted[index + 1]?.name === name) throw new Error(`Two files are named ${name}`);
  }
}

/** What the local and the central header of a file have in common, from "version needed" to "extra length". */
function shared(name: string, crc: number, packed: number, size: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(version, 0);
  header.writeUInt16LE(utf8Names, 2);
  header.writeUInt16LE(deflated, 4);
  header.writeUInt16LE(day, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function centralHeader(header: Buffer, name: string, offset: number): Buffer {
  const start = Buffer.from([0x50, 0x4b, 1, 2, version, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, header, rest, Buffer.from(name)]);
}

function end(files: number, directory: readonly Buffer[], offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(files, 8);
  bytes.writeUInt16LE(files, 10);
  bytes.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
