import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { base64, base64Bytes } from '../../contracts/seal/base64';
import { concat, equalBytes, hex, hexBytes, utf8, utf8Text } from '../../contracts/seal/bytes';
import { decimal, readUnsigned, u16, u32, u64 } from '../../contracts/seal/integers';
import { sha256 as plain } from '../../contracts/seal/sha256';
import { sha256 } from '../../infra/seal/hash';

const some = fc.uint8Array({ maxLength: 200 });

describe('base64', () => {
  it('is that of the platform, both ways', () =>
    fc.assert(
      fc.property(some, (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(base64(bytes)).toBe(text);
        expect(base64Bytes(text)).toEqual(Uint8Array.from(bytes));
      }),
    ));

  it('accepts a text exactly when it encodes back to itself', () => {
    const letters = fc.constantFrom(...'ABCDgwQZaz019+/=-_ \n'.split(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const strict = Buffer.from(text, 'base64').toString('base64') === text;
        expect(base64Bytes(text) !== undefined).toBe(strict);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA=A', 'AA==\n', ' AA==', 'AA==AA==', 'A-A=', '====', 'é==='])(
    'refuses %j',
    (text) => expect(base64Bytes(text)).toBeUndefined(),
  );
});

describe('hexadecimal digits', () => {
  it('survive their bytes', () =>
    fc.assert(
      fc.property(some, (bytes) => {
        expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(hexBytes(hex(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    ));
  it.each(['0', 'AB', '0g', '00\n', ' 00'])('refuses %j', (text) => expect(hexBytes(text)).toBeUndefined());
});

describe('integers', () => {
  it('are big-endian', () =>
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const wide = Buffer.alloc(8);
        wide.writeBigUInt64BE(BigInt(value));
        expect(Buffer.from(u64(value))).toEqual(wide);
        expect(readUnsigned(u64(value))).toBe(value);
        expect(readUnsigned(u32(value % 2 ** 32))).toBe(value % 2 ** 32);
        expect(readUnsigned(u16(value % 2 ** 16))).toBe(value % 2 ** 16);
      }),
    ));
  it('above 2^53 - 1 are no numbers', () => {
    expect(readUnsigned(hexBytes('001fffffffffffff')!)).toBe(Number.MAX_SAFE_INTEGER);
    expect(readUnsigned(hexBytes('0020000000000000')!)).toBeUndefined();
    expect(readUnsigned(hexBytes('ffffffffffffffff')!)).toBeUndefined();
    expect(decimal('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(decimal('9007199254740992')).toBeUndefined();
  });
  it('survive their decimals', () =>
    fc.assert(fc.property(fc.maxSafeNat(), (value) => expect(decimal(String(value))).toBe(value))));
  it.each(['', '00', '01', '-1', '+1', '1.0', '1e3', ' 1', '1\n', '12345678901234567', '１', '٣'])(
    'refuses %j',
    (text) => expect(decimal(text)).toBeUndefined(),
  );
});

describe('UTF-8', () => {
  it('survives, byte order marks included', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(utf8Text(utf8(text))).toBe(text))));
  it('keeps a leading byte order mark', () => expect(utf8Text(utf8('\ufeffa'))).toBe('\ufeffa'));
  it.each(['ff', 'c080', 'eda080', 'e28', 'f4908080'])('refuses %s', (digits) =>
    expect(utf8Text(Buffer.from(digits.padEnd(digits.length + (digits.length % 2), '0'), 'hex'))).toBeUndefined(),
  );
});

it('bytes join and compare', () => {
  expect(concat(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
  expect(equalBytes(Uint8Array.of(1, 2), Buffer.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
});

describe('SHA-256', () => {
  const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

  it('in plain code is that of the platform at every length around a block', () => {
    for (let length = 0; length <= 260; length++) {
      const bytes = Buffer.alloc(length, length);
      expect(Buffer.from(plain(bytes))).toEqual(reference(bytes));
    }
  });
  it('in plain code and as used on the server agree on any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(Buffer.from(plain(bytes))).toEqual(reference(bytes));
        expect(Buffer.from(sha256(bytes))).toEqual(reference(bytes));
        expect(Buffer.from(plain(bytes.subarray(1)))).toEqual(reference(bytes.subarray(1)));
      }),
    ));
});
