import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import type { Json } from '../../../contracts/encoding';
import type { Sealed } from '../../../contracts/kernel/fields';
import { eqOf, openValue, type Place, SealBroken, sealValue } from '../../../src/platform/sealing/sealed-value';

const range = (from: number, length: number) => Buffer.from(Array.from({ length }, (_, index) => from + index));
const key = createSecretKey(range(0x40, 32));
const subject = '0190d2b4-5f60-7000-8000-00000000c0de';
const place: Place = {
  eventId: '0190d2b4-5f60-8e80-bfc3-64ba6d97817f',
  pointer: '/leadName',
  type: 'CrisisOpened',
  version: 1,
};
/** The vector of trust.md §19. */
const vector = {
  $sealed: 1,
  key: subject,
  iv: 'AAECAwQFBgcICQoL',
  ct: 'OgVsaFXNKcmsc6CN3IWl2u6mQitsTK1T7iDolkGxaV5AcMQBu0ILf7AYeJ9Bq9fwKR8KPdZEGyQzg4e1UWVO5g==',
  tag: 'S6qXdrkvNwqGRqO4jBu6dA==',
  eq: 'TH1ERo02MGJOL1TlmhyTsQ==',
} as Sealed;

describe('a sealed value', () => {
  test('is the vector byte for byte', () => {
    expect(JSON.stringify(sealValue(key, subject, 'Amina Odhiambo', place, range(0, 12)))).toBe(JSON.stringify(vector));
    expect(openValue(key, vector, place)).toBe('Amina Odhiambo');
  });

  test('opens to what was sealed, whatever that is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 3000 });
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
          fc.array(text, { maxLength: 3 }),
        ),
        (value) => {
          expect(openValue(key, sealValue(key, subject, value as Json, place), place)).toEqual(value);
        },
      ),
    );
  });

  test.each([
    ['event', { eventId: '0190d2b4-5f60-849c-a085-43b4ee348319' }],
    ['pointer', { pointer: '/deputyName' }],
    ['type', { type: 'CrisisClosed' }],
    ['version', { version: 2 }],
  ] as const)('does not open in another %s', (_, change) => {
    expect(() => openValue(key, vector, { ...place, ...change })).toThrow(SealBroken);
  });
  test('does not open for another subject or under another key', () => {
    expect(() => openValue(key, { ...vector, key: '0190d2b4-5f60-7000-8000-00000000c0df' }, place)).toThrow(SealBroken);
    expect(() => openValue(createSecretKey(range(0x41, 32)), vector, place)).toThrow(SealBroken);
  });

  test('is refused for any altered bit of ciphertext, IV or tag', () => {
    for (const member of ['iv', 'ct', 'tag'] as const) {
      const bytes = Buffer.from(vector[member] as string, 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const altered = Buffer.from(bytes);
        altered[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => openValue(key, { ...vector, [member]: altered.toString('base64') }, place)).toThrow(SealBroken);
      }
    }
  });
  test.each([0, 4, 8, 12, 13, 14, 15, 17])('is refused with a tag of %i bytes, though its start is right', (length) => {
    const tag = Buffer.concat([Buffer.from(vector.tag as string, 'base64'), Buffer.alloc(1)]).subarray(0, length);
    expect(() => openValue(key, { ...vector, tag: tag.toString('base64') }, place)).toThrow(/length/);
  });

  test('shows its size only in steps: 64 bytes, above one KiB 256', () => {
    const size = (length: number) =>
      Buffer.from(sealValue(key, subject, 'a'.repeat(length), place).ct as string, 'base64').length;
    expect([1, 58, 59, 1018, 1019, 1274, 1275].map(size)).toEqual([64, 64, 128, 1024, 1280, 1280, 1536]);
  });

  test('compares equal exactly when the values of one subject are equal', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(eqOf(key, one) === eqOf(key, other)).toBe(one === other);
      }),
    );
    expect(eqOf(createSecretKey(range(0x41, 32)), 'Amina Odhiambo')).not.toBe(vector.eq);
  });
});
