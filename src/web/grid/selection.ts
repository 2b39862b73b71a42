/** Rows that are chosen on a board, and the one from which a range is drawn. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly anchor: string | undefined;
}
export const nothingSelected: Selection = { keys: new Set(), anchor: undefined };

/** Commands are sent for at most so many rows at a time (experience.md §10.2). */
export const mostAtOnce = 200;

/** Chooses a row or lets it go; the next range starts from it. */
export function toggled({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Adds every row between the anchor and this one, as they stand on screen. */
export function ranged({ keys, anchor }: Selection, key: string, shown: readonly string[]): Selection {
  const to = shown.indexOf(key);
  const from = anchor === undefined ? to : shown.indexOf(anchor);
  if (to < 0) return { keys, anchor };
  const start = from < 0 ? to : from;
  const range = shown.slice(Math.min(start, to), Math.max(start, to) + 1);
  return { keys: new Set([...keys, ...range]), anchor: anchor ?? key };
}

/** Chosen rows in the order of the screen; those that have left the board or are filtered out do not count. */
export const selectedOf = ({ keys }: Selection, shown: readonly string[]) => shown.filter((key) => keys.has(key));
