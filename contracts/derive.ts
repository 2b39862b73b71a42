import { concat, utf8 } from './seal/bytes';

const labels = new Map<string, Uint8Array>();

/** A label and 0x0A; there are a handful of them. */
function labelBytes(label: string): Uint8Array {
  const known = labels.get(label);
  if (known) return known;
  const bytes = utf8(`${label}\n`);
  labels.set(label, bytes);
  return bytes;
}

/**
 * The 16 bytes of a UUID version 8 that keeps the first 48 bits of its parent, so that derived ids stay in time order
 * (trust.md §2.2).
 * @param sha256 of bytes
 * @param parent 16 bytes
 * @param parts bytes after the label and 0x0A
 */
export function derivedBytes(
  sha256: (bytes: Uint8Array) => Uint8Array,
  label: string,
  parent: Uint8Array,
  ...parts: readonly Uint8Array[]
): Uint8Array {
  const id = new Uint8Array(16);
  id.set(parent.subarray(0, 6));
  id.set(sha256(concat(labelBytes(label), ...parts)).subarray(0, 10), 6);
  return asVersion8(id);
}

/** Sets the version (8) and variant bits of a UUID's 16 bytes, in place. */
export function asVersion8(bytes: Uint8Array): Uint8Array {
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/** What the id of the event at `index` of a command is derived with; both the parent and the first part are the command. */
export const eventIdLabel = 'watchfloor.event-id/1';
