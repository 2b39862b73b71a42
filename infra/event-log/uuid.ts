import { randomFillSync } from 'node:crypto';

/** The 16 bytes of a UUID in network order. */
export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The lower-case text of 16 bytes. */
export const uuidText = (bytes: Buffer): string => uuidOfHex(bytes.toString('hex'));

/** The text of a UUID from its 32 hexadecimal digits. */
export function uuidOfHex(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A fresh UUID of version 7, whose first 48 bits are the real time in milliseconds. */
export function uuid7(millis = Date.now()): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(millis, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return uuidText(bytes);
}
