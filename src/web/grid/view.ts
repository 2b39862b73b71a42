import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { GridModel, Sort } from './column';
import { type Filter, readFilters, writeFilters } from './filter';

/** What the address says of a grid: filter, order, grouping, columns and the row whose drawer is open. */
export interface GridView {
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  readonly group: string | undefined;
  readonly selected: string | undefined;
  /** Columns that were chosen; undefined shows all. */
  readonly columns: readonly string[] | undefined;
}

/** Reads `sort=-lastReportAt,title`. */
export const readSort = (text: string): readonly Sort[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => ({ column: part.replace(/^-/, ''), descending: part.startsWith('-') }));
export const writeSort = (sort: readonly Sort[]) =>
  sort.map(({ column, descending }) => (descending ? '-' : '') + column).join(',');

/** Words typed by others never stand in an address; they live in the history entry. */
const typed = (filters: readonly Filter[]) => filters.filter(({ column }) => column === 'text');
const addressed = (filters: readonly Filter[]) => filters.filter(({ column }) => column !== 'text');
type Entry = { readonly text?: string } | null;

export interface GridDefaults {
  readonly filters: string;
  readonly group?: string;
}

function viewOf(search: string, entry: Entry, model: GridModel, defaults: GridDefaults): GridView {
  const given = new URLSearchParams(search);
  return {
    filters: [...readFilters(given.get('f') ?? defaults.filters), ...readFilters(entry?.text ?? '')],
    sort: given.has('sort') ? readSort(given.get('sort') ?? '') : model.sort,
    group: given.get('group') ?? defaults.group,
    selected: given.get('sel') ?? undefined,
    columns: given.get('cols')?.split(','),
  };
}

/** The query of an address after a change of the view. */
function changed(search: string, next: Partial<GridView>): string {
  const given = new URLSearchParams(search);
  const put = (name: string, value: string | undefined) =>
    value === undefined ? given.delete(name) : given.set(name, value);
  if (next.filters) put('f', writeFilters(addressed(next.filters)));
  if (next.sort) put('sort', writeSort(next.sort));
  if ('group' in next) put('group', next.group ?? '');
  if ('selected' in next) put('sel', next.selected);
  if ('columns' in next) put('cols', next.columns?.join());
  return given.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}

/** The view of this page's grid, and how to change it; filter, order and selection replace the history entry. */
export function useGridView(model: GridModel, defaults: GridDefaults) {
  const search = useSearch();
  const entry = useHistoryState<Entry>();
  const [path, go] = useLocation();
  const view = useMemo(() => viewOf(search, entry, model, defaults), [search, entry, model, defaults]);
  const change = useCallback(
    (next: Partial<GridView>) => {
      const query = changed(location.search, next);
      const kept = (history.state as Entry)?.text;
      const text = next.filters ? writeFilters(typed(next.filters)) : kept;
      go(query ? `${path}?${query}` : path, { replace: true, state: text ? { text } : null });
    },
    [path, go],
  );
  return [view, change] as const;
}
