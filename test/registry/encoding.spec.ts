import fc from 'fast-check';
import {
  canonical,
  EncodingError,
  encode,
  escapePointer,
  maxArrayLength,
  maxDepth,
  maxStringBytes,
  utf8Length,
} from '../../contracts/encoding';
import { parseStrict } from '../../contracts/strict-json';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const key = text.filter((name) => !/^(0|[1-9]\d*|__proto__|constructor|prototype|toJSON)$/.test(name));
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('encode ∘ parse ∘ encode = encode, with either reader', () => {
  fc.assert(
    fc.property(json, (value) => {
      const once = encode(value);
      expect(encode(JSON.parse(once))).toBe(once);
      expect(encode(parseStrict(once))).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test('members keep their order; the canonical text does not depend on it', () => {
  expect(encode({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"b":1,"a":[{"d":1,"c":2}]}');
  fc.assert(
    fc.property(fc.dictionary(key, json, { noNullPrototype: true }), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(turned)).toBe(canonical(value));
    }),
  );
  expect(canonical({ b: 1, a: { d: 1, c: [2, 1] } })).toBe('{"a":{"c":[2,1],"d":1},"b":1}');
});

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const refused: readonly (readonly [what: string, value: unknown, pointer: string])[] = [
  ['a fraction', { a: 0.1 }, '/a'],
  ['minus zero', [0, -0], '/1'],
  ['NaN', { n: Number.NaN }, '/n'],
  ['infinity', Number.POSITIVE_INFINITY, ''],
  ['2^53', 2 ** 53, ''],
  ['undefined', { a: undefined }, '/a'],
  ['a bigint', [1n], '/0'],
  ['a symbol', Symbol('s'), ''],
  ['a function', { f: () => 1 }, '/f'],
  ['a date', { at: new Date(0) }, '/at'],
  ['a map', new Map(), ''],
  ['a class instance', new (class Crisis {})(), ''],
  ['toJSON', { a: { toJSON: 1 } }, '/a'],
  ['a hole in a list', new Array(1), '/0'],
  ['a lone surrogate', { s: 'a\ud800' }, '/s'],
  ['a lone surrogate in a key', { '\udc00': 1 }, '/\udc00'],
  ['an integer-like key, which engines move to the front', { a: { 12: 1 } }, '/a/12'],
  ['a prototype key', JSON.parse('{"a":{"__proto__":1}}'), '/a/__proto__'],
  ['constructor as a key', { constructor: 1 }, '/constructor'],
  ['too deep', nested(maxDepth + 1), '/0'.repeat(maxDepth)],
  ['too many items', Array.from({ length: maxArrayLength + 1 }, () => 0), ''],
  ['too many bytes', { t: '€'.repeat(maxStringBytes / 3 + 1) }, '/t'],
  ['a key that needs escaping in its pointer', { 'a/b~c': 0.5 }, '/a~1b~0c'],
];

test.each(refused)('refuses %s and says where', (_, value, pointer) => {
  expect(() => encode(value)).toThrow(EncodingError);
  try {
    encode(value);
  } catch (error) {
    expect((error as EncodingError).pointer).toBe(pointer);
  }
});

test('bounds are inclusive', () => {
  expect(() => encode(nested(maxDepth))).not.toThrow();
  expect(() => encode('x'.repeat(maxStringBytes))).not.toThrow();
  expect(encode({ '01': 1, '-1': 2, '1.5': 3 })).toBe('{"01":1,"-1":2,"1.5":3}');
});

test('bytes are counted as UTF-8 counts them, and pointers escape as RFC 6901 says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (any) => {
      expect(utf8Length(any)).toBe(Buffer.byteLength(any));
    }),
  );
  expect(escapePointer('~1/')).toBe('~01~1');
});
