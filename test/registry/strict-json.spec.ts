import fc from 'fast-check';
import { type Json, maxArrayLength, maxDepth, maxStringBytes } from '../../contracts/encoding';
import { JsonFault, parseStrict } from '../../contracts/strict-json';

const accepted: readonly (readonly [text: string, value: Json])[] = [
  ['{}', {}],
  [' \t\r\n[ ] ', []],
  ['{"a":{"b":[1,-2,true,false,null,"x"]}}', { a: { b: [1, -2, true, false, null, 'x'] } }],
  ['"\\u00e9\\n\\/\\ud83d\\ude00"', 'é\n/😀'],
  ['9007199254740991', 9007199254740991],
  ['-9007199254740991', -9007199254740991],
  ['{"":0,"a/b":1,"a~b":2}', { '': 0, 'a/b': 1, 'a~b': 2 }],
  ['{"toString":1}', { toString: 1 } as unknown as Json],
];

const refused: readonly (readonly [what: string, text: string, pointer: string])[] = [
  ['nothing', '', ''],
  ['white space only', ' \n', ''],
  ['a byte-order mark', '\ufeff{}', ''],
  ['text after the end', '{} {}', ''],
  ['a trailing comma in an object', '{"a":1,}', ''],
  ['a trailing comma in a list', '[1,]', '/1'],
  ['a comment', '{/*a*/}', ''],
  ['single quotes', "{'a':1}", ''],
  ['a bare key', '{a:1}', ''],
  ['a missing colon', '{"a" 1}', '/a'],
  ['an unknown word', '[nul]', '/0'],
  ['a word that goes on', 'truex', ''],
  ['NaN', 'NaN', ''],
  ['Infinity', '[-Infinity]', '/0'],
  ['a leading zero', '01', ''],
  ['a plus sign', '+1', ''],
  ['hexadecimal', '0x10', ''],
  ['a fraction', '{"n":1.5}', '/n'],
  ['a fraction that is whole', '1.0', ''],
  ['an exponent', '1e3', ''],
  ['minus zero', '-0', ''],
  ['2^53', '9007199254740992', ''],
  ['an integer beyond double precision', '123456789012345678901234567890', ''],
  ['a duplicate key', '{"a":1,"a":1}', '/a'],
  ['a duplicate key by another spelling', '{"a":1,"\\u0061":2}', '/a'],
  ['a deep duplicate key', '{"x":[{"y":1,"y":2}]}', '/x/0/y'],
  ['__proto__', '{"__proto__":{}}', '/__proto__'],
  ['__proto__, escaped', '{"\\u005f_proto__":{}}', '/__proto__'],
  ['constructor', '{"a":{"constructor":1}}', '/a/constructor'],
  ['prototype', '{"prototype":1}', '/prototype'],
  ['a lone high surrogate', '"\\ud800"', ''],
  ['a lone low surrogate in a key', '{"\\udc00":1}', ''],
  ['a raw lone surrogate', '"\ud800"', ''],
  ['a control character', '"a\u0001"', ''],
  ['a line break inside a text', '"a\nb"', ''],
  ['an unknown escape', '"\\x"', ''],
  ['a text without an end', '"abc', ''],
  ['an escape at the end', '"abc\\', ''],
  ['an object without an end', '{"a":1', ''],
  ['a list without an end', '[1', ''],
  [
    'objects one deeper than allowed',
    `${'{"a":'.repeat(maxDepth + 1)}1${'}'.repeat(maxDepth + 1)}`,
    '/a'.repeat(maxDepth),
  ],
  ['lists one deeper than allowed', '['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1), '/0'.repeat(maxDepth)],
  ['one item more than allowed', `[${'0,'.repeat(maxArrayLength)}0]`, ''],
  ['one byte more than allowed', `"${'x'.repeat(maxStringBytes + 1)}"`, ''],
  ['bytes, not characters, are counted', `"${'€'.repeat(Math.ceil(maxStringBytes / 3) + 1)}"`, ''],
];

test.each(accepted)('reads %s', (text, value) => {
  expect(parseStrict(text)).toEqual(value);
});

test.each(refused)('refuses %s', (_, text, pointer) => {
  expect(() => parseStrict(text)).toThrow(JsonFault);
  try {
    parseStrict(text);
  } catch (fault) {
    expect((fault as JsonFault).pointer).toBe(pointer);
    expect((fault as JsonFault).rule).not.toBe('');
  }
});

test('bounds are inclusive', () => {
  expect(() => parseStrict('['.repeat(maxDepth) + ']'.repeat(maxDepth))).not.toThrow();
  expect(parseStrict(`[${'0,'.repeat(maxArrayLength - 1)}0]`)).toHaveLength(maxArrayLength);
  expect(parseStrict(`"${'x'.repeat(maxStringBytes)}"`)).toHaveLength(maxStringBytes);
});

test('a deep text is refused without exhausting the stack', () => {
  expect(() => parseStrict('['.repeat(500_000))).toThrow(JsonFault);
});

test('whatever it accepts, the built-in reader reads the same', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      let read: Json;
      try {
        read = parseStrict(text);
      } catch (fault) {
        expect(fault).toBeInstanceOf(JsonFault);
        return;
      }
      expect(read).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test('any text at all is read or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ux0 1-.e+tfn\n\ud800') }), (text) => {
      try {
        expect(parseStrict(text)).toEqual(JSON.parse(text));
      } catch (fault) {
        expect(fault).toBeInstanceOf(JsonFault);
      }
    }),
    { numRuns: 2000 },
  );
});
