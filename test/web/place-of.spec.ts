import type { Column } from '../../src/web/grid/column';
import { readFilters } from '../../src/web/grid/filter';
import { placeOf } from '../../src/web/grid/place-of';

const columns: readonly Column[] = [
  { name: 'severity', label: 'x', cell: () => null, order: (row) => Number(row.severity) },
  { name: 'status', label: 'x', cell: () => null },
];
const rows = [
  { key: 'a', row: { severity: 4, status: 'active' } },
  { key: 'b', row: { severity: 3, status: 'active' } },
  { key: 'c', row: { severity: 1, status: 'alert' } },
];
const order = (filters = '', pinned: readonly string[] = []) => ({
  columns,
  view: { sort: [{ column: 'severity', descending: true }], filters: readFilters(filters) },
  pinned,
});

it('a row that a change would move stands between the rows it would stand between', () => {
  expect(placeOf(rows, order(), 'c', { severity: 4 })).toEqual({ from: 3, to: 2, of: 3 });
  expect(placeOf(rows, order(), 'c', { status: 'active' })).toEqual({ from: 3, to: 3, of: 3 });
});

it('pinned rows keep their place above it', () => {
  expect(placeOf(rows, order('', ['b']), 'a', { severity: 1 })).toEqual({ from: 2, to: 2, of: 3 });
  expect(placeOf(rows, order('', ['c']), 'b', { severity: 4 })).toEqual({ from: 3, to: 3, of: 3 });
});

it('a row that is not shown, or would no longer be, has no place', () => {
  expect(placeOf(rows, order('status:active'), 'c', { severity: 4 })).toBeUndefined();
  expect(placeOf(rows, order('status:active'), 'a', { status: 'closed' })).toBeUndefined();
  expect(placeOf(rows, order(), 'gone', {})).toBeUndefined();
});
