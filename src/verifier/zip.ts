import { crc32 } from '../../contracts/crc32';
import { concat, equalBytes, utf8Text } from '../../contracts/seal/bytes';
import type { Platform } from './platform';
import { centralHeader, endOfDirectory, fileName, type Member, readMember, zipLimits } from './zip-headers';

/** The files of an archive by name, in ascending order. */
export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * The files of an archive of the one profile that bundles have; undefined for every other. The directory at its end
 * must be the one that follows from the files, so nothing is hidden before, between or behind them.
 */
export async function readZip(bytes: Uint8Array, inflate: Platform['inflate']): Promise<Files | undefined> {
  const members = membersOf(bytes);
  if (!members) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const { name, packed, size, crc } of members) {
    const content = await inflate(packed, size);
    if (content?.length !== size || crc32(content) !== crc) return undefined;
    files.set(name, content);
  }
  return files;
}

function membersOf(bytes: Uint8Array): readonly Member[] | undefined {
  if (bytes.length > zipLimits.bytes) return undefined;
  const members: Member[] = [];
  const directory: Uint8Array[] = [];
  let [at, size] = [0, 0];
  for (let member = readMember(bytes, at); member; member = readMember(bytes, at)) {
    const last = members.at(-1)?.name ?? '';
    size += member.size;
    if (!fileName.test(member.name) || member.name <= last || size > zipLimits.bytes) return undefined;
    members.push(member);
    directory.push(centralHeader(member, at));
    at = member.end;
  }
  if (members.length > zipLimits.files) return undefined;
  const central = concat(...directory);
  const rest = concat(central, endOfDirectory(members.length, central.length, at));
  return equalBytes(bytes.subarray(at), rest) ? members : undefined;
}

/** The text of a file; undefined when it is missing or not UTF-8. */
export function textOf(files: Files, name: string): string | undefined {
  const bytes = files.get(name);
  return bytes && utf8Text(bytes);
}
