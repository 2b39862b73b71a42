import type { JsonObject } from '../../../contracts/encoding';
import type { Column, Sort } from './column';
import { type Filter, passes } from './filter';

/** Rows as the store holds them. */
export interface Keyed {
  readonly key: string;
  readonly row: JsonObject;
}

const order = (a: string | number | null, b: string | number | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
};

interface Reading {
  readonly read: (row: JsonObject) => string | number | null;
  readonly descending: boolean;
}

function compare({ read, descending }: Reading, a: JsonObject, b: JsonObject): number {
  const left = read(a);
  const right = read(b);
  const found = order(left, right);
  return descending && left !== null && right !== null ? -found : found;
}

/** Compares rows by several columns; empty values stand last in both directions, and the key decides ties. */
export function comparator(columns: readonly Column[], sorts: readonly Sort[]) {
  const by = sorts.flatMap(({ column, descending }): readonly Reading[] => {
    const read = columns.find(({ name }) => name === column)?.order;
    return read ? [{ read, descending }] : [];
  });
  return (a: Keyed, b: Keyed): number => {
    for (const reading of by) {
      const found = compare(reading, a.row, b.row);
      if (found !== 0) return found;
    }
    return order(a.key, b.key);
  };
}

/** Keys of the rows that pass, in order, and how many were hidden. */
export function arrange(
  rows: Iterable<Keyed>,
  columns: readonly Column[],
  sorts: readonly Sort[],
  filters: readonly Filter[],
): { readonly keys: readonly string[]; readonly hidden: number } {
  const all = [...rows];
  const shown = all.filter(({ row }) => passes(filters, columns, row));
  return { keys: shown.sort(comparator(columns, sorts)).map(({ key }) => key), hidden: all.length - shown.length };
}

/** The same keys with the pinned ones first, in the order they were pinned. */
export function pinnedFirst(keys: readonly string[], pinned: readonly string[]): readonly string[] {
  const here = new Set(keys);
  const top = pinned.filter((key) => here.has(key));
  if (top.length === 0) return keys;
  return [...top, ...keys.filter((key) => !top.includes(key))];
}

/** Indices of a longest rising run of `ranks`: rows that may stay where they are. */
function risingRun(ranks: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  ranks.forEach((rank, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[tails[middle] ?? 0] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    before[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  });
  const run = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) run.add(i);
  return run;
}

/** The order on screen while re-sorting must wait, and what is out of place in it. */
export interface HeldOrder {
  readonly keys: readonly string[];
  /** Rows whose rank has changed meanwhile; they carry the mark ⇅. */
  readonly moved: ReadonlySet<string>;
}

/** Keeps the rows of `shown` in their places, drops those that left, and puts new ones after their nearest predecessor. */
export function holdOrder(shown: readonly string[], wanted: readonly string[]): HeldOrder {
  const rank = new Map(wanted.map((key, i) => [key, i]));
  const kept = shown.filter((key) => rank.has(key));
  const known = new Set(kept);
  const run = risingRun(kept.map((key) => rank.get(key) ?? 0));
  const moved = new Set(kept.filter((_, i) => !run.has(i)));
  const after = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of wanted) {
    if (known.has(key) && !moved.has(key)) anchor = key;
    else if (!known.has(key)) after.set(anchor, [...(after.get(anchor) ?? []), key]);
  }
  const keys = [...(after.get(undefined) ?? []), ...kept.flatMap((key) => [key, ...(after.get(key) ?? [])])];
  return { keys, moved };
}
