import fc from 'fast-check';
import { formatTilePath, parseTilePath } from '../../contracts/seal/tile-paths';

const tiles = fc.record({
  level: fc.oneof(fc.constant('entries' as const), fc.nat(63)),
  index: fc.maxSafeNat(),
  width: fc.integer({ min: 1, max: 256 }),
});

it('a tile survives its path', () =>
  fc.assert(fc.property(tiles, (tile) => expect(parseTilePath(formatTilePath(tile))).toEqual(tile))));

it.each([
  ['tile/0/000', { level: 0, index: 0, width: 256 }],
  ['tile/0/x001/x234/067', { level: 0, index: 1234067, width: 256 }],
  ['tile/1/x001/000.p/5', { level: 1, index: 1000, width: 5 }],
  ['tile/entries/999.p/255', { level: 'entries', index: 999, width: 255 }],
] as const)('%s', (path, tile) => {
  expect(formatTilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual(tile);
});

it.each([
  'tile/0/0',
  'tile/0/1234',
  'tile/0/001/234',
  'tile/0/x001/x234',
  'tile/0/x000/001',
  'tile/00/001',
  'tile/64/001',
  'tile/-1/001',
  'tile/0/001.p/0',
  'tile/0/001.p/05',
  'tile/0/001.p/256',
  'tile/0/001.p/',
  'tile/0/001/',
  '/tile/0/001',
  'tile/data/001',
  'tile/0/x999/x999/x999/x999/x999/999',
  'tile/0/001\n',
])('is no tile: %j', (path) => expect(parseTilePath(path)).toBeUndefined());
