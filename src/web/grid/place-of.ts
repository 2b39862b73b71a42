import type { JsonObject } from '../../../contracts/encoding';
import type { Placing } from '../live/placing';
import { arrange, type Keyed, pinnedFirst } from './arrange';
import type { Column } from './column';
import type { GridView } from './view';

interface Ordering {
  readonly columns: readonly Column[];
  readonly view: Pick<GridView, 'sort' | 'filters'>;
  readonly pinned: readonly string[];
}

/** Where a row stands in an order, and where it would stand with some members changed; undefined where it is not shown. */
export function placeOf(
  rows: Iterable<Keyed>,
  { columns, view, pinned }: Ordering,
  key: string,
  change: JsonObject,
): Placing | undefined {
  const now = [...rows];
  const then = now.map((held) => (held.key === key ? { key, row: { ...held.row, ...change } } : held));
  const [before = [], after = []] = [now, then].map((all) =>
    pinnedFirst(arrange(all, columns, view.sort, view.filters).keys, pinned),
  );
  const [from, to] = [before.indexOf(key) + 1, after.indexOf(key) + 1];
  return from > 0 && to > 0 ? { from, to, of: after.length } : undefined;
}
