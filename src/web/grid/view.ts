import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { GridModel, Sort } from './column';
import { type Filter, readFilters, writeFilters } from './filter';

/** What the address says of a grid: filter, order, grouping and the row whose drawer is open. */
export interface GridView {
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  readonly group: string | undefined;
  readonly selected: string | undefined;
}

/** Reads `sort=-lastReportAt,title`. */
export const readSort = (text: string): readonly Sort[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => ({ column: part.replace(/^-/, ''), descending: part.startsWith('-') }));
export const writeSort = (sort: readonly Sort[]) => sort.map(({ column, descending }) => (descending ? '-' : '') + column).join(',');

/** Words typed by others never stand in an address; they live in the history entry. */
const typed = (filters: readonly Filter[]) => filters.filter(({ column }) => column === 'text');
const addressed = (filters: readonly Filter[]) => filters.filter(({ column }) => column !== 'text');
const historyText = () => String((history.state as { text?: string } | null)?.text ?? '');

export interface GridDefaults {
  readonly filters: string;
  readonly group?: string;
}

/** The view of this page's grid, and how to change it; filter, order and selection replace the history entry. */
export function useGridView(model: GridModel, defaults: GridDefaults) {
  const search = useSearch();
  const [path, go] = useLocation();
  const view = useMemo<GridView>(() => {
    const given = new URLSearchParams(search);
    return {
      filters: [...readFilters(given.get('f') ?? defaults.filters), ...readFilters(historyText())],
      sort: given.has('sort') ? readSort(given.get('sort') ?? '') : model.sort,
      group: given.get('group') ?? defaults.group,
      selected: given.get('sel') ?? undefined,
    };
  }, [search, model, defaults]);
  const change = useCallback(
    (next: Partial<GridView>) => {
      const given = new URLSearchParams(location.search);
      const put = (name: string, value: string | undefined) => (value === undefined ? given.delete(name) : given.set(name, value));
      if (next.filters) put('f', writeFilters(addressed(next.filters)));
      if (next.sort) put('sort', writeSort(next.sort));
      if ('group' in next) put('group', next.group ?? '');
      if ('selected' in next) put('sel', next.selected);
      const text = next.filters ? writeFilters(typed(next.filters)) : historyText();
      const query = given.toString();
      go(query ? `${path}?${query}` : path, { replace: true, state: text ? { text } : null });
    },
    [path, go],
  );
  return [view, change] as const;
}
