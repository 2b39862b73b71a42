import type { KeyObject } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { base64, base64Bytes } from '../../contracts/seal/base64';
import { equalBytes } from '../../contracts/seal/bytes';
import { publicKeyBytes } from '../../contracts/seal/primitives';
import { algorithms, formatVerifierKey, verifierKey } from '../../contracts/seal/verifier-key';
import type { KeyRotation } from '../../contracts/seals';
import { replaceFile, sync } from '../files';
import { KeyFileError, readPrivateFile } from '../private-file';
import { sha256 } from './hash';
import { createKeyFile, keyIn, readKeyFile } from './key-file';
import { publicKeyOf, type SigningKey, signingKey } from './keys';

/** The keys of a log: trust.md §3.1, S6. */
export interface LogKeys {
  readonly current: KeyObject;
  /** The one before, which signs beside it until a moment (27 characters). */
  readonly previous?: { readonly key: KeyObject; readonly until: string };
  /** Public halves of those that signed in their time, the newest last. */
  readonly retired: readonly Uint8Array[];
}

/** A key with which heads are signed, until a moment where it is no longer the current one. */
export type ActiveKey = SigningKey & { readonly until?: string };

/** Files that stand beside the key file of a log. */
const besideOf = (keyFile: string) => {
  const stem = keyFile.replace(/\.pem$/, '');
  return { previous: `${stem}.previous.pem`, next: `${stem}.next.pem`, retired: `${stem}.retired` };
};

/** Every file that belongs to the keys of a log and is there. */
export const keyFilesOf = (keyFile: string): readonly string[] => {
  const { previous, retired } = besideOf(keyFile);
  return [keyFile, previous, retired].filter((path) => existsSync(path));
};

/** @throws KeyFileError when one of the files is not what a rotation writes, or others have a right to it */
export function readLogKeys(keyFile: string): LogKeys {
  const beside = besideOf(keyFile);
  const previous = existsSync(beside.previous) ? { previous: readPrevious(beside.previous) } : {};
  return { current: readKeyFile(keyFile), ...previous, retired: readRetired(beside.retired) };
}

/** Those that sign a head, the current one first. */
export function activeKeys({ current, previous }: LogKeys, origin: string): readonly ActiveKey[] {
  const named = (key: KeyObject) => signingKey(key, origin, algorithms.ed25519);
  const first = named(current);
  const second = previous && { ...named(previous.key), until: previous.until };
  return second && second.verifier.keyId !== first.verifier.keyId ? [first, second] : [first];
}

/** Keys that check what the log signs or ever signed, as `name+id+key`, the current one first. */
export function verifierKeysOf({ current, previous, retired }: LogKeys, origin: string): readonly string[] {
  const all = [publicKeyOf(current), ...(previous ? [publicKeyOf(previous.key)] : []), ...retired.toReversed()];
  const texts = all.map((key) => formatVerifierKey(verifierKey(sha256, origin, algorithms.ed25519, key)));
  return [...new Set(texts)];
}

/** The keys that check a log, from the file of its private one. @throws KeyFileError */
export const logVerifierKeys = (keyFile: string, origin: string) => verifierKeysOf(readLogKeys(keyFile), origin);

/** The change from one key to the next, while both sign. @param now 27 characters */
export function rotationOf(keys: LogKeys, origin: string, now: string): KeyRotation | undefined {
  const [key, previousKey] = activeKeys(keys, origin);
  if (!key || !previousKey?.until || previousKey.until <= now) return undefined;
  return {
    key: formatVerifierKey(key.verifier),
    previousKey: formatVerifierKey(previousKey.verifier),
    until: previousKey.until,
  };
}

/**
 * Gives a log a new key; the one so far signs beside it until a moment, and what it signed can be checked for ever. The
 * one before that signs no more. A rotation that was interrupted before the new key took its place is done again from its
 * beginning: there is a key at any moment.
 * @throws KeyFileError as {@link readLogKeys}
 */
export function rotateLogKey(keyFile: string, until: string): LogKeys {
  const { current, previous, retired } = readLogKeys(keyFile);
  const beside = besideOf(keyFile);
  const known = [...retired, ...(previous ? [publicKeyOf(previous.key)] : []), publicKeyOf(current)];
  const distinct = known.filter((key, at) => known.findIndex((other) => equalBytes(other, key)) === at);
  replaceFile(beside.retired, distinct.map((key) => `${base64(key)}\n`).join(''), 0o600);
  replaceFile(beside.previous, `until ${until}\n${current.export({ format: 'pem', type: 'pkcs8' })}`, 0o600);
  if (!existsSync(beside.next)) createKeyFile(beside.next);
  renameSync(beside.next, keyFile);
  sync(dirname(keyFile));
  return readLogKeys(keyFile);
}

/** Removes the key of before once it signs no more: what it signed is checked with its public half. @param now 27 characters */
export function dropEndedKey(keyFile: string, now: string) {
  const { previous } = besideOf(keyFile);
  if (!existsSync(previous) || readPrevious(previous).until > now) return;
  rmSync(previous);
  sync(dirname(previous));
}

function readPrevious(path: string) {
  const text = readPrivateFile(path).toString();
  const [, until] = /^until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\n/.exec(text) ?? [];
  if (until === undefined) throw new KeyFileError(`${path} does not say until when it signs`);
  return { key: keyIn(text, path), until };
}

function readRetired(path: string): readonly Uint8Array[] {
  if (!existsSync(path)) return [];
  const [end, ...lines] = readPrivateFile(path).toString().split('\n').reverse();
  const keys = lines.reverse().map(base64Bytes);
  if (end !== '' || keys.some((key) => key?.length !== publicKeyBytes))
    throw new KeyFileError(`${path} holds no list of keys`);
  return keys as readonly Uint8Array[];
}
