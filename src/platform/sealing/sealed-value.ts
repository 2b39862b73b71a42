import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { encode, type Json } from '../../../contracts/encoding';
import type { Sealed } from '../../../contracts/kernel/fields';
import type { DataKey, KeyStore } from '../../../contracts/key-store';
import { freshIv } from './fresh-iv';

/** The place a sealed value is bound to: pasted anywhere else it does not open (trust.md §11.2). */
export interface Place {
  readonly eventId: string;
  /** JSON pointer of the field in the event's data. */
  readonly pointer: string;
  readonly type: string;
  readonly version: number;
}

/** A sealed value as a picture copies it: with the place where it can be opened. */
export type SealedCopy = Sealed & { readonly at: string; readonly type: string; readonly version: number };

/** A sealed value that was altered or moved, or whose key is another. */
export class SealBroken extends Error {}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const eqBytes = 16;
const lengthBytes = 4;
const kibibyte = 1024;

/** Bytes of JSON text that fit a sealed value: its ciphertext in base64 is one string of an event. */
export const mostSealedBytes = 24 * kibibyte - lengthBytes;

const comparing = new WeakMap<DataKey, KeyObject>();

/** A key apart from the one that seals, so that comparing reveals nothing about it. */
function comparingKey(key: DataKey): KeyObject {
  const known = comparing.get(key);
  if (known) return known;
  const derived = hkdfSync('sha256', key as KeyObject, Buffer.alloc(0), 'watchfloor.sealed-eq/1', 32);
  const secret = createSecretKey(Buffer.from(derived));
  comparing.set(key, secret);
  return secret;
}

/** The tag by which two values of one subject are compared unopened. */
export const eqOf = (key: DataKey, value: Json): string =>
  createHmac('sha256', comparingKey(key)).update(encode(value)).digest().subarray(0, eqBytes).toString('base64');

const bindingOf = (subject: string, { eventId, pointer, type, version }: Place) =>
  Buffer.from(['watchfloor.sealed/1', subject, eventId, pointer, type, String(version)].join('\n'));

/** Length, text, zeros: what is sealed shows its size only roughly. */
function padded(value: Json): Buffer {
  const text = Buffer.from(encode(value));
  const least = lengthBytes + text.length;
  const block = least > kibibyte ? 256 : 64;
  const plain = Buffer.alloc(Math.ceil(least / block) * block);
  plain.writeUInt32BE(text.length);
  text.copy(plain, lengthBytes);
  return plain;
}

function unpadded(plain: Buffer): Json {
  const length = plain.readUInt32BE();
  if (length > plain.length - lengthBytes) throw new SealBroken('the length of a sealed value is wrong');
  return JSON.parse(plain.subarray(lengthBytes, lengthBytes + length).toString('utf8'));
}

/**
 * @param iv only for known-answer tests; otherwise fresh random bytes
 * @param eq the tag of this value under this key, where it is known already
 */
export function sealValue(
  key: DataKey,
  subject: string,
  value: Json,
  place: Place,
  iv = freshIv(),
  eq = eqOf(key, value),
): Sealed {
  const cipher = createCipheriv(algorithm, key as KeyObject, iv, { authTagLength: tagBytes });
  cipher.setAAD(bindingOf(subject, place));
  const ct = Buffer.concat([cipher.update(padded(value)), cipher.final()]);
  return {
    $sealed: 1,
    key: subject,
    iv: iv.toString('base64'),
    ct: ct.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    eq,
  };
}

/** @throws SealBroken when the value was altered, stands elsewhere than it was sealed for, or another key sealed it */
export function openValue(key: DataKey, sealed: Sealed, place: Place): Json {
  const iv = Buffer.from(String(sealed.iv), 'base64');
  const tag = Buffer.from(String(sealed.tag), 'base64');
  if (iv.length !== ivBytes || tag.length !== tagBytes)
    throw new SealBroken('a sealed value has a tag or IV of wrong length');
  const decipher = createDecipheriv(algorithm, key as KeyObject, iv, { authTagLength: tagBytes });
  decipher.setAAD(bindingOf(sealed.key, place));
  decipher.setAuthTag(tag);
  try {
    return unpadded(Buffer.concat([decipher.update(Buffer.from(String(sealed.ct), 'base64')), decipher.final()]));
  } catch {
    throw new SealBroken('a sealed value does not open in its place');
  }
}

/**
 * The value of a copy in a picture; undefined once the subject's key is destroyed.
 * @throws SealBroken as {@link openValue}
 */
export function openCopy(keys: KeyStore, { at, type, version, ...sealed }: SealedCopy): Json | undefined {
  const [eventId = '', pointer = ''] = at.split('#');
  const key = keys.get(sealed.key);
  return key && openValue(key, sealed as Sealed, { eventId, pointer, type, version });
}
