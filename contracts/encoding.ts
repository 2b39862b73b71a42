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
  const fault = faultIn(value, 0);
  if (fault)
    throw new EncodingError(
      fault.path
        .reverse()
        .map((key) => `/${escapePointer(key)}`)
        .join(''),
      fault.rule,
    );
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

/** Whether a text takes more bytes than one may. Most are so short that nothing has to be counted. */
export const isTooLong = (text: string) => text.length * 3 > maxStringBytes && utf8Length(text) > maxStringBytes;

/** A rule that is broken, and where: the innermost key first. Pointers are texts, and most values have no fault. */
interface Fault {
  readonly rule: string;
  readonly path: string[];
}

const faultOf = (rule: string | undefined): Fault | undefined => (rule === undefined ? undefined : { rule, path: [] });

function at(key: string, fault: Fault): Fault {
  fault.path.push(key);
  return fault;
}

function faultIn(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') return faultOf(stringRule(value));
  if (typeof value === 'number') return faultOf(numberRule(value));
  if (typeof value === 'object') return value === null ? undefined : faultInParts(value, depth);
  return faultOf(typeof value === 'boolean' ? undefined : `is ${typeof value}, which is not JSON`);
}

function faultInParts(value: object, depth: number) {
  if (depth >= maxDepth) return faultOf(`is nested deeper than ${maxDepth}`);
  return Array.isArray(value) ? faultInArray(value, depth) : faultInObject(value, depth);
}

function stringRule(value: string) {
  if (!value.isWellFormed()) return 'holds a lone surrogate';
  return isTooLong(value) ? `is longer than ${maxStringBytes} bytes` : undefined;
}

function numberRule(value: number) {
  if (!Number.isSafeInteger(value)) return 'is not a safe integer';
  return Object.is(value, -0) ? 'is minus zero' : undefined;
}

function faultInArray(value: readonly unknown[], depth: number) {
  if (value.length > maxArrayLength) return faultOf(`has more than ${maxArrayLength} items`);
  for (let i = 0; i < value.length; i++) {
    const fault = faultIn(value[i], depth + 1);
    if (fault) return at(String(i), fault);
  }
  return undefined;
}

const integerLike = /^(0|[1-9][0-9]*)$/;

function faultInObject(value: object, depth: number) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return faultOf('is a class instance');
  if ('toJSON' in value) return faultOf('has toJSON');
  for (const key of Object.keys(value)) {
    const fault = faultOf(keyRule(key)) ?? faultIn((value as Record<string, unknown>)[key], depth + 1);
    if (fault) return at(key, fault);
  }
  return undefined;
}

function keyRule(key: string) {
  if (forbiddenKeys.has(key)) return 'is a forbidden key';
  if (integerLike.test(key)) return 'is an integer-like key';
  return key.isWellFormed() ? undefined : 'holds a lone surrogate';
}

/** JSON text with members sorted by code unit at every level: what state hashes and row sums are made of (trust.md §3.8). */
export const canonical = (value: unknown): string => JSON.stringify(value, (_, member) => sorted(member));

const sorted = (value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : value;
