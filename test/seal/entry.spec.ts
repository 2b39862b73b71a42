import fc from 'fast-check';
import { hex, utf8 } from '../../contracts/seal/bytes';
import { decodeEntry, encodeEntry, type LeafEntry } from '../../contracts/seal/entry';
import { leafHash } from '../../contracts/seal/tree';
import { entryBytes } from '../../infra/event-log/leaf';
import { uuidBytes } from '../../infra/event-log/uuid';
import { sha256 } from '../../infra/seal/hash';
import { flipped } from './alterations';
import { foreignEntry } from './foreign-entry';
import { format1 } from './vectors';

const words = fc.string({ unit: 'binary', maxLength: 60 });
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Uint8Array.from(bytes));
const entries: fc.Arbitrary<LeafEntry> = fc.record({
  eventId: fc.uuid(),
  revision: fc.maxSafeNat(),
  stream: words,
  type: words,
  schemaVersion: fc.nat(2 ** 31 - 1),
  recordedAt: fc.integer({ min: 100000, max: 999999 }).map((micros) => `2026-11-22T22:31:07.${micros}Z`),
  actorId: words,
  dataDigest: digest,
  metadataDigest: digest,
});
const refused = (bytes: Uint8Array) =>
  expect(() => decodeEntry(bytes)).toThrow(expect.objectContaining({ code: 'ENTRY_MALFORMED' }));

it('an entry survives its bytes, which are those that the log hashes', () =>
  fc.assert(
    fc.property(entries, (entry) => {
      const bytes = encodeEntry(entry);
      expect(decodeEntry(bytes)).toEqual(entry);
      const parts = { ...entry, id: uuidBytes(entry.eventId) };
      const digests = { dataDigest: Buffer.from(entry.dataDigest), metadataDigest: Buffer.from(entry.metadataDigest) };
      expect(Buffer.from(bytes)).toEqual(entryBytes({ ...parts, ...digests }));
    }),
  ));

it('whatever is read gives the same bytes again', () =>
  fc.assert(
    fc.property(fc.nat(format1.entry.length * 8 - 1), (bit) => {
      const bytes = flipped(format1.entry, bit);
      try {
        expect(encodeEntry(decodeEntry(bytes))).toEqual(bytes);
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENTRY_MALFORMED' });
      }
    }),
  ));

describe('refuses', () => {
  const { entry } = format1;
  const text = entry.toString('latin1');
  const replaced = (from: string, to: string) => Buffer.from(text.replace(from, to), 'latin1');

  it('every shorter entry', () => {
    for (let length = 0; length < entry.length; length++) refused(entry.subarray(0, length));
  });
  it('bytes after the last field', () => refused(Buffer.concat([entry, Buffer.of(0)])));
  it('another tag', () => refused(replaced('watchfloor.event/1', 'watchfloor.event/2')));
  it('another form of time', () => {
    refused(replaced('2026-11-22T', '2026-11-22 '));
    refused(replaced('\x00\x1b2026-11-22T22:31:07.123456Z', '\x00\x182026-11-22T22:31:07.123Z'));
  });
  it('flawed UTF-8', () => refused(replaced('user-7f3a', 'user-7f3\xff')));
  it('a revision above 2^53 - 1', () => {
    const bytes = Buffer.from(entry);
    bytes.writeBigUInt64BE(2n ** 53n, 35);
    refused(bytes);
  });
});

it('an event of another program has the actor foreign and digests without salt (log-rulings.md §2.1)', () => {
  const event = {
    eventId: '0190d2b4-5f60-4e80-bfc3-64ba6d97817f',
    revision: 7,
    stream: 'order-1',
    type: 'orderPlaced',
    created: '2026-11-22T22:31:07.123456Z',
    data: Buffer.of(0xff, 0x00),
    metadata: new Uint8Array(),
  };
  const entry = foreignEntry(sha256, event);
  expect(hex(entry.dataDigest)).toBe('ea5dbf9596d187e9500f23e9a680109475341cf4e81f7e043f7d97152c10772f');
  expect(entry.metadataDigest).toEqual(sha256(utf8('')));
  expect(hex(leafHash(sha256, encodeEntry(entry)))).toBe(
    'b7205265938bdd48b2438bb19abe63b70fd49aa9b9dd9d1596138fd4124aec3e',
  );
});
