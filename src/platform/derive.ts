import { hash } from 'node:crypto';
import { asVersion8, derivedBytes, eventIdLabel } from '../../contracts/derive';
import type { Derive } from '../../contracts/reaction';
import { u32 } from '../../contracts/seal/integers';

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer) => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/** Sets the version (8) and variant bits of a UUID's 16 bytes. */
export const uuid8 = (bytes: Buffer): string => uuidOf(Buffer.from(asVersion8(bytes)));

/** The text of {@link derivedBytes}. */
export const deriveBytes = (label: string, parent: string, ...parts: readonly Uint8Array[]): string =>
  uuidOf(Buffer.from(derivedBytes(sha256, label, bytesOf(parent), ...parts).buffer));

/** `deriveBytes` over texts, with 0x0A between them. */
export const derive: Derive = (label, parent, ...texts) => deriveBytes(label, parent, Buffer.from(texts.join('\n')));

/** Id of the event at `index` of a command. */
export const eventId = (commandId: string, index: number) =>
  deriveBytes(eventIdLabel, commandId, bytesOf(commandId), u32(index));

/** Id of the command that a reaction or clock sends on an event. */
export const reactionCommandId = (causeId: string, name: string, index: number) =>
  deriveBytes('watchfloor.reaction/1', causeId, bytesOf(causeId), Buffer.from(name), u32(index));

/** Id of the command behind a platform record that an event caused. */
export const noteCommandId = (causeId: string, type: string) =>
  deriveBytes('watchfloor.note/1', causeId, bytesOf(causeId), Buffer.from(type));

/** Id of the command that brings one record of a file; `seed` is the first batch that carried it. */
export const importCommandId = (seed: string, source: string, key: string, version: string, recordHash: Buffer) =>
  deriveBytes('watchfloor.import/1', seed, Buffer.from(`${source}\n${key}\n${version}\n`), recordHash);

/** A fresh UUID version 7 at a time of the real clock, in milliseconds. */
export function uuid7(millis = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const bytes = Buffer.concat([Buffer.alloc(6), random]);
  bytes.writeUIntBE(millis, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidOf(bytes);
}
