/** Plain JSON as events hold it: no fractions, no dates, no class instances (trust.md §2.1). */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export const maxDepth = 32;
export const maxArrayLength = 10_000;
/** Bytes of UTF-8 that one string may take. */
export const maxStringBytes = 32 * 1024;
/** Keys that would reach a prototype. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A value that is not plain JSON, with the place where it stands and the rule it breaks. */
export class EncodingError extends Error {
  constructor(
    readonly pointer: string,
    readonly rule: string,
  ) {
    super(`${pointer || '/'} ${rule}`);
  }
}

/**
 * The only serializer of event data and metadata: JSON text with members in insertion order and no white space.
 * `encode(JSON.parse(encode(x)))` equals `encode(x)`, so adapters may store text or parsed values.
 * @throws EncodingError naming the pointer and the rule
 */
export function encode(value: unknown): string {
  check(value, '', 0);
  return JSON.stringify(value);
}

export const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Length of a text in bytes of UTF-8, without encoding it when it is plain ASCII-sized. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}

function check(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') checkString(value, pointer);
  else if (typeof value === 'number') checkNumber(value, pointer);
  else if (typeof value === 'object') checkParts(value, pointer, depth);
  else if (typeof value !== 'boolean') throw new EncodingError(pointer, `is ${typeof value}, which is not JSON`);
}

function checkParts(value: object | null, pointer: string, depth: number) {
  if (value === null) return;
  if (depth >= maxDepth) throw new EncodingError(pointer, `is nested deeper than ${maxDepth}`);
  if (Array.isArray(value)) checkArray(value, pointer, depth);
  else checkObject(value, pointer, depth);
}

function checkString(value: string, pointer: string) {
  if (!value.isWellFormed()) throw new EncodingError(pointer, 'holds a lone surrogate');
  if (value.length * 3 > maxStringBytes && utf8Length(value) > maxStringBytes)
    throw new EncodingError(pointer, `is longer than ${maxStringBytes} bytes`);
}

function checkNumber(value: number, pointer: string) {
  if (!Number.isSafeInteger(value)) throw new EncodingError(pointer, 'is not a safe integer');
  if (Object.is(value, -0)) throw new EncodingError(pointer, 'is minus zero');
}

function checkArray(value: readonly unknown[], pointer: string, depth: number) {
  if (value.length > maxArrayLength) throw new EncodingError(pointer, `has more than ${maxArrayLength} items`);
  for (let i = 0; i < value.length; i++) check(value[i], `${pointer}/${i}`, depth + 1);
}

const integerLike = /^(0|[1-9][0-9]*)$/;

function checkObject(value: object, pointer: string, depth: number) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new EncodingError(pointer, 'is a class instance');
  if ('toJSON' in value) throw new EncodingError(pointer, 'has toJSON');
  for (const key of Object.keys(value)) {
    const at = `${pointer}/${escapePointer(key)}`;
    if (forbiddenKeys.has(key)) throw new EncodingError(at, 'is a forbidden key');
    if (integerLike.test(key)) throw new EncodingError(at, 'is an integer-like key');
    if (!key.isWellFormed()) throw new EncodingError(at, 'holds a lone surrogate');
    check((value as Record<string, unknown>)[key], at, depth + 1);
  }
}

/** JSON text with members sorted by code unit at every level: what state hashes and row sums are made of (trust.md §3.8). */
export const canonical = (value: unknown): string => JSON.stringify(value, (_, member) => sorted(member));

const sorted = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : value;
