import fc from 'fast-check';
import { formatEntries, parseEntries } from '../../contracts/seal/entry-bundle';

const entries = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 40 });

it('entries of a tile are read as they were written', () =>
  fc.assert(fc.property(entries, (all) => expect(parseEntries(formatEntries(all))).toEqual(all))));

it('a tile that ends within an entry is none', () => {
  const bytes = formatEntries([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
  for (const cut of [1, 2, 4, bytes.length - 1]) expect(parseEntries(bytes.subarray(0, cut))).toBeUndefined();
  expect(parseEntries(bytes.subarray(0, 5))).toEqual([Uint8Array.of(1, 2, 3)]);
});
