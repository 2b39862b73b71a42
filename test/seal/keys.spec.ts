import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFileError } from '../../infra/private-file';
import { createKeyFile, readKeyFile } from '../../infra/seal/key-file';
import { checkSignature, publicKeyOf } from '../../infra/seal/keys';
import { flipped } from './alterations';
import { format1 } from './vectors';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'watchfloor-seal-'));
  path = join(directory, 'log-signing.pem');
});
afterEach(() => rmSync(directory, { recursive: true }));

it('a key survives its file, which only its owner may read and which stands alone', () => {
  const key = createKeyFile(path);
  expect(readKeyFile(path).equals(key)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(readdirSync(directory)).toEqual(['log-signing.pem']);
});

it('a key is never replaced', () => {
  const key = createKeyFile(path);
  expect(() => createKeyFile(path)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(readKeyFile(path).equals(key)).toBe(true);
  expect(readdirSync(directory)).toEqual(['log-signing.pem']);
});

it.each([0o640, 0o604, 0o620, 0o610, 0o644])('a file of mode %o is refused', (mode) => {
  createKeyFile(path);
  chmodSync(path, mode);
  expect(() => readKeyFile(path)).toThrow(KeyFileError);
});

it('a folder, a link, another kind of key and no key at all are refused', () => {
  createKeyFile(path);
  const folder = join(directory, 'folder.pem');
  mkdirSync(folder, { mode: 0o700 });
  const link = join(directory, 'link.pem');
  symlinkSync(path, link);
  const other = join(directory, 'other.pem');
  const pem = generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(other, pem, { mode: 0o600 });
  const none = join(directory, 'none.pem');
  writeFileSync(none, 'no key', { mode: 0o600 });
  for (const one of [folder, link, other, none]) expect(() => readKeyFile(one)).toThrow(KeyFileError);
  expect(() => readKeyFile(join(directory, 'missing.pem'))).toThrow('ENOENT');
});

it('the check accepts what RFC 8032 §7.1 publishes and nothing altered', () => {
  const bytes = (text: string) => Buffer.from(text, 'hex');
  const publicKey = bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const message = bytes('72');
  const signature = bytes(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(checkSignature(publicKey, message, signature)).toBe(true);
  for (let bit = 0; bit < 512; bit += 7)
    expect(checkSignature(publicKey, message, flipped(signature, bit))).toBe(false);
  expect(checkSignature(publicKey, bytes('73'), signature)).toBe(false);
  expect(checkSignature(publicKeyOf(format1.logKey), message, signature)).toBe(false);
});
