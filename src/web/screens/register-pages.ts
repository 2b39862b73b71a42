import type { RegisterPage, RegisterRow } from '../../../contracts/http';

/** Pages of a register that are mounted, newest first; at most five. */
export interface Pages {
  readonly pages: readonly RegisterPage[];
  /** False while rows newer than the first page may exist that are not mounted. */
  readonly atTop: boolean;
}
export type PageQuery = Readonly<Record<string, string | number>>;

export const mostPages = 5;

/** The first page of a register; `from` says that it starts at a place and not at the newest row. */
export const firstPages = (page: RegisterPage, from: boolean): Pages => ({ pages: [page], atTop: !from });

export const rowsOf = ({ pages }: Pages): readonly RegisterRow[] => pages.flatMap(({ rows }) => rows);

/** Query of the page below, nothing where the register ends. */
export function nextQuery({ pages }: Pages): PageQuery | undefined {
  const cursor = pages.at(-1)?.next;
  return cursor === undefined ? undefined : { cursor, dir: 'next' };
}

const placeOf = (row: RegisterRow | undefined) =>
  typeof row?.row.position === 'number' ? row.row.position : row?.position;

/** Query of the page above, nothing at the newest row. A page that started at a place has no cursor upwards, only its place. */
export function previousQuery({ pages, atTop }: Pages): PageQuery | undefined {
  if (atTop) return undefined;
  const [first] = pages;
  if (first?.previous !== undefined) return { cursor: first.previous, dir: 'previous' };
  const place = placeOf(first?.rows[0]);
  return place === undefined ? undefined : { at: place - 1, dir: 'previous' };
}

/** With the page below; the topmost goes where five are mounted. `removed` rows went above. */
export function withNext(now: Pages, page: RegisterPage): Pages & { readonly removed: number } {
  const pages = [...now.pages, page];
  const dropped = pages.length > mostPages ? pages[0] : undefined;
  return { pages: dropped ? pages.slice(1) : pages, atTop: now.atTop && !dropped, removed: dropped?.rows.length ?? 0 };
}

/** With the page above; the lowest goes where five are mounted. `added` rows came above; an empty page is the top. */
export function withPrevious(now: Pages, page: RegisterPage): Pages & { readonly added: number } {
  if (page.rows.length === 0) return { ...now, atTop: true, added: 0 };
  const pages = [page, ...now.pages].slice(0, mostPages);
  return { pages, atTop: page.previous === undefined, added: page.rows.length };
}

/** With one row as it is now; its place does not change. */
export const withRow = (now: Pages, key: string, row: RegisterRow['row']): Pages => ({
  ...now,
  pages: now.pages.map((page) => ({
    ...page,
    rows: page.rows.map((each) => (each.key === key ? { ...each, row } : each)),
  })),
});
