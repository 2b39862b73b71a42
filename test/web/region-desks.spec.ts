import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { regionDesks, regionRank } from '../../src/web/grid/columns/region-desks';

const words = JSON.parse(readFileSync(join(__dirname, '../../src/web/i18n/en/crises.json'), 'utf8')) as object;

it('every desk that follows a region has words for it, and no region has words without a desk', () => {
  const told = Object.keys(words).flatMap((key) => /^region\.(\w+)$/.exec(key)?.[1] ?? []);
  expect(told.sort()).toEqual([...regionDesks].sort());
});

it('desks without a region stand after those with one', () => {
  expect(['XX', 'WHA', '', 'AF'].sort((a, b) => regionRank(a) - regionRank(b))).toEqual(['AF', 'WHA', 'XX', '']);
});
