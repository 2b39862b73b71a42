import type { JsonObject } from '../../../contracts/encoding';
import type { GroupBy } from './column';

/** One line of a grouped grid. */
export type Line =
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'group'; readonly group: string; readonly words: string; readonly keys: readonly string[] };

interface Grouping {
  readonly by: GroupBy;
  /** Groups of which only the heading is shown. */
  readonly closed: ReadonlySet<string>;
  /** Rows that stand above all groups whatever they are. */
  readonly pinned: readonly string[];
}

/** Rows under their groups, keeping their order within; pinned rows and those the grouping leaves loose come first. */
export function groupLines(
  keys: readonly string[],
  row: (key: string) => JsonObject | undefined,
  { by, closed, pinned }: Grouping,
): readonly Line[] {
  const isLoose = (key: string) => pinned.includes(key) || (by.loose?.(row(key) ?? {}) ?? false);
  const loose = keys.filter(isLoose);
  return [
    ...loose.map((key) => ({ kind: 'row', key }) as const),
    ...underGroups(keys, row, by, closed, new Set(loose)),
  ];
}

function underGroups(
  keys: readonly string[],
  row: (key: string) => JsonObject | undefined,
  by: GroupBy,
  closed: ReadonlySet<string>,
  loose: ReadonlySet<string>,
): readonly Line[] {
  const members = new Map<string, string[]>();
  for (const key of keys) {
    const found = row(key);
    if (!found || loose.has(key)) continue;
    const group = by.of(found);
    const list = members.get(group);
    if (list) list.push(key);
    else members.set(group, [key]);
  }
  const groups = [...members].map(([group, list]) => ({ group, words: by.words(group), keys: list }));
  const rank = (group: string) => by.rank?.(group) ?? 0;
  groups.sort((a, b) => rank(a.group) - rank(b.group) || (a.words < b.words ? -1 : 1));
  return groups.flatMap((one): readonly Line[] => [
    { kind: 'group', ...one },
    ...(closed.has(one.group) ? [] : one.keys.map((key) => ({ kind: 'row', key }) as const)),
  ]);
}
