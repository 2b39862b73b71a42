import fc from 'fast-check';
import { severityWords } from '../../contracts/vocabulary/code-lists';
import { arrange, holdOrder, pinnedFirst } from '../../src/web/grid/arrange';
import type { Column } from '../../src/web/grid/column';
import { passes, readFilters, writeFilters } from '../../src/web/grid/filter';
import { groupLines } from '../../src/web/grid/group-lines';
import { newAbove, pinAt, scrollFor } from '../../src/web/grid/pin';
import { resortIn } from '../../src/web/grid/resort';

const columns: readonly Column[] = [
  {
    name: 'severity',
    label: 'x',
    cell: () => null,
    order: (row) => Number(row.severity),
    words: (row) => [String(row.severity), severityWords[row.severity as 1 | 2 | 3 | 4]],
  },
  { name: 'title', label: 'x', cell: () => null, order: (row) => (row.title as string | null) ?? null },
  { name: 'countries', label: 'x', cell: () => null },
];
const row = (key: string, severity: number, title: string | null, countries: readonly string[] = []) => ({
  key,
  row: { severity, title, countries },
});
const rows = [
  row('a', 2, 'Lebanon: spill-over', ['LBN', 'SYR']),
  row('b', 4, 'Côte d’Ivoire: post-electoral', ['CIV']),
  row('c', 4, null),
  row('d', 3, 'Kenya: electoral violence', ['KEN']),
];
const keysBy = (sort: string, filters = '') => {
  const sorts = sort.split(',').map((part) => ({ column: part.replace('-', ''), descending: part.startsWith('-') }));
  return arrange(rows, columns, sorts, readFilters(filters));
};

describe('order', () => {
  it('sorts by several columns, empty values last in both directions, the key deciding ties', () => {
    expect(keysBy('-severity,title').keys).toEqual(['b', 'c', 'd', 'a']);
    expect(keysBy('title').keys).toEqual(['b', 'd', 'a', 'c']);
    expect(keysBy('-title').keys).toEqual(['a', 'd', 'b', 'c']);
    expect(keysBy('nothing').keys).toEqual(['a', 'b', 'c', 'd']);
  });

  it('counts what filters hide', () => {
    expect(keysBy('title', 'severity:critical')).toEqual({ keys: ['b', 'c'], hidden: 2 });
    expect(keysBy('title', 'severity:-4|3')).toEqual({ keys: ['a'], hidden: 3 });
    expect(keysBy('title', 'countries:SYR')).toEqual({ keys: ['a'], hidden: 3 });
    expect(keysBy('title', 'cote').keys).toEqual(['b']);
    expect(keysBy('title', 'severity:critical,text:-ivoire').keys).toEqual(['c']);
  });
});

it('pinned rows stand first in the order they were pinned; those that are not shown do not count', () => {
  expect(pinnedFirst(['a', 'b', 'c'], ['c', 'gone', 'b'])).toEqual(['c', 'b', 'a']);
  const keys = ['a', 'b'];
  expect(pinnedFirst(keys, ['gone'])).toBe(keys);
});

describe('filters in the address', () => {
  it('reads exclusion, alternatives and quoted words', () => {
    expect(readFilters('status:-closed,severity:4|3,text:"river, crossing",bare')).toEqual([
      { column: 'status', values: ['closed'], excluded: true },
      { column: 'severity', values: ['4', '3'], excluded: false },
      { column: 'text', values: ['river, crossing'], excluded: false },
      { column: 'text', values: ['bare'], excluded: false },
    ]);
    expect(readFilters(',status:,:')).toEqual([]);
  });

  it('reads back what it wrote', () => {
    const value = fc
      .stringMatching(/^[a-z0-9 ,|:]{1,12}$/)
      .map((text) => text.trim())
      .filter((text) => text !== '' && !text.startsWith('-'));
    const filter = fc.record({
      column: fc.constantFrom('status', 'title', 'text'),
      values: fc.array(
        value.filter((text) => !text.includes('|')),
        { minLength: 1, maxLength: 3 },
      ),
      excluded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 4 }), (filters) =>
        expect(readFilters(writeFilters(filters))).toEqual(filters),
      ),
    );
  });

  it('a filter on an unknown column looks at the member of that name', () => {
    expect(passes(readFilters('kind:x'), columns, { kind: 'x' })).toBe(true);
    expect(passes(readFilters('kind:x'), columns, {})).toBe(false);
  });
});

describe('rows that must wait for their place', () => {
  it('stay, carry the mark, and let new ones in beside their neighbours', () => {
    expect(holdOrder(['a', 'b', 'c', 'd'], ['d', 'a', 'n', 'b', 'c'])).toEqual({
      keys: ['a', 'n', 'b', 'c', 'd'],
      moved: new Set(['d']),
    });
    expect(holdOrder(['a', 'b'], ['n', 'a', 'b', 'm'])).toEqual({ keys: ['n', 'a', 'b', 'm'], moved: new Set() });
    expect(holdOrder([], ['a', 'b'])).toEqual({ keys: ['a', 'b'], moved: new Set() });
  });

  it('keep every wanted row once, leave the others in their old order, and mark none when the order is right', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 });
    fc.assert(
      fc.property(keys, keys, (shown, wanted) => {
        const held = holdOrder(shown, wanted);
        expect([...held.keys].sort()).toEqual([...wanted].sort());
        expect(held.keys.filter((key) => shown.includes(key))).toEqual(shown.filter((key) => wanted.includes(key)));
        const still = held.keys.filter((key) => !held.moved.has(key));
        expect(still).toEqual(wanted.filter((key) => !held.moved.has(key)));
      }),
    );
  });

  it('wait two seconds after the last sort and five after the last activity', () => {
    expect(resortIn(10_000, 9000, 0)).toBe(1000);
    expect(resortIn(10_000, 7000, 6000)).toBe(1000);
    expect(resortIn(10_000, 7000, 4000)).toBe(0);
  });
});

describe('groups', () => {
  const by = {
    of: (one: { readonly [k: string]: unknown }) => String(one.severity),
    words: (group: string) => group,
    rank: (group: string) => -Number(group),
  };
  const words = (lines: ReturnType<typeof groupLines>) =>
    lines.map((line) => (line.kind === 'row' ? line.key : line.words));
  const find = (key: string) => rows.find((one) => one.key === key)?.row;

  it('keep the order of rows and stand in the order of their rank', () => {
    const lines = groupLines(['a', 'b', 'c', 'd'], find, { by, closed: new Set(), pinned: [] });
    expect(lines.map((line) => (line.kind === 'row' ? line.key : `${line.words}:${line.keys.length}`))).toEqual([
      '4:2',
      'b',
      'c',
      '3:1',
      'd',
      '2:1',
      'a',
    ]);
  });

  it('leave loose rows and pinned ones above, without a heading', () => {
    const loose = { ...by, loose: (one: { readonly [k: string]: unknown }) => one.severity === 4 };
    expect(words(groupLines(['a', 'b', 'c', 'd'], find, { by: loose, closed: new Set(), pinned: ['a'] }))).toEqual([
      'a',
      'b',
      'c',
      '3',
      'd',
    ]);
  });

  it('show only their heading when closed', () => {
    expect(words(groupLines(['a', 'b'], find, { by, closed: new Set(['4']), pinned: [] }))).toEqual(['4', '2', 'a']);
  });
});

describe('the pinned row', () => {
  const keys = Array.from({ length: 50 }, (_, i) => `k${i}`);

  it('is none at the top, where the grid follows', () => {
    expect(pinAt(0, 28, keys)).toBeUndefined();
    expect(pinAt(5 * 28 + 9, 28, keys)).toEqual({ key: 'k5', offset: 9 });
    expect(pinAt(5 * 28, 28, [])).toBeUndefined();
  });

  it('does not move by a pixel whatever arrives above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 49 * 28 }), fc.nat(200), (scroll, arrived) => {
        const pin = pinAt(scroll, 28, keys)!;
        const after = [...Array.from({ length: arrived }, (_, i) => `n${i}`), ...keys];
        expect(scrollFor(pin, 28, after)! - scroll).toBe(arrived * 28);
      }),
    );
  });

  it('counts only what arrived above it and was not seen', () => {
    const pin = pinAt(10 * 28, 28, keys);
    expect(newAbove(pin, ['n1', 'n2', ...keys, 'n3'], new Set(keys))).toEqual(['n1', 'n2']);
    expect(newAbove(undefined, ['n1', ...keys], new Set(keys))).toEqual([]);
    expect(scrollFor({ key: 'gone', offset: 0 }, 28, keys)).toBeUndefined();
  });
});
