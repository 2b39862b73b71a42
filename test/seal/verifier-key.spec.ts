import fc from 'fast-check';
import {
  algorithms,
  formatVerifierKey,
  isKeyName,
  parseVerifierKey,
  verifierKey,
} from '../../contracts/seal/verifier-key';
import { sha256 } from '../../infra/seal/hash';
import { c2spNote, format1 } from './vectors';

const parse = (text: string) => parseVerifierKey(sha256, text);
const keys = fc
  .record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(isKeyName),
    algorithm: fc.constantFrom(...Object.values(algorithms)),
    publicKey: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Uint8Array.from(bytes)),
  })
  .map(({ name, algorithm, publicKey }) => verifierKey(sha256, name, algorithm, publicKey));

it('a key survives its text', () =>
  fc.assert(fc.property(keys, (key) => expect(parse(formatVerifierKey(key))).toEqual(key))));

it.each([c2spNote.vkey, format1.logVkey, format1.witnessVkey])('%s', (vkey) =>
  expect(formatVerifierKey(parse(vkey)!)).toBe(vkey),
);

it('the algorithm is part of the id', () => {
  const { name, publicKey, keyId } = parse(format1.logVkey)!;
  expect(verifierKey(sha256, name, algorithms.cosignature, publicKey).keyId).not.toBe(keyId);
});

const { witnessVkey: good } = format1;
it.each([
  ['another id', good.replace('9f1f1c3f', '9f1f1c3e')],
  ['an id in capitals', good.replace('9f1f1c3f', '9F1F1C3F')],
  ['a short id', good.replace('9f1f1c3f', '9f1f1c3')],
  ['another name', good.replace('ig', 'gao')],
  ['no name', good.replace('witness.example/ig', '')],
  ['a name with a blank', good.replace('/ig', ' ig')],
  ['a name with a newline', good.replace('/ig', '\nig')],
  ['another algorithm', good.replace('+BCms', '+Bims')],
  ['a longer key', `${good.slice(0, -1)}XAAA`],
  ['a shorter key', good.slice(0, -4)],
  ['base64 that does not encode back', `${good}=`],
  ['a newline at the end', `${good}\n`],
  ['nothing', ''],
  ['two parts', 'a+b'],
])('is refused: %s', (_, text) => {
  expect(text).not.toBe(good);
  expect(parse(text)).toBeUndefined();
});

it('is refused: a name or a length that no key has, under an id that fits', () => {
  const { publicKey } = parse(good)!;
  const vkey = (name: string, key: Uint8Array) =>
    formatVerifierKey(verifierKey(sha256, name, algorithms.cosignature, key));
  expect(parse(vkey('a', publicKey))).toBeDefined();
  for (const name of ['a b', 'a\u2028b', 'a\u0000', '\ud800']) expect(parse(vkey(name, publicKey))).toBeUndefined();
  for (const key of [publicKey.subarray(1), Buffer.concat([publicKey, Buffer.of(0)])])
    expect(parse(vkey('a', key))).toBeUndefined();
});
