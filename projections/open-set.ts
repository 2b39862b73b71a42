/** Ids by their last character: a small set costs little, and one of thousands changes without being copied whole. */
interface Ids {
  readonly size: number;
  readonly by: Readonly<Record<string, readonly string[]>>;
}

/** Things that open and end, as sets of ids: repeats and any order of events leave the same size (domain.md §3). */
export interface OpenSet {
  readonly open: Ids;
  readonly ended: Ids;
}

const none: Ids = { size: 0, by: {} };
export const emptySet: OpenSet = { open: none, ended: none };

/** The prefix keeps bucket names from looking like integers, which would sort by themselves. */
const bucketOf = (id: string) => `_${id.at(-1)}`;
const has = ({ by }: Ids, id: string) => by[bucketOf(id)]?.includes(id) ?? false;

function including(ids: Ids, id: string): Ids {
  const bucket = bucketOf(id);
  const held = ids.by[bucket];
  if (held === undefined) return { size: ids.size + 1, by: { ...ids.by, [bucket]: [id] } };
  return held.includes(id) ? ids : { size: ids.size + 1, by: { ...ids.by, [bucket]: [...held, id] } };
}

const excluding = (ids: Ids, id: string): Ids =>
  has(ids, id)
    ? {
        size: ids.size - 1,
        by: { ...ids.by, [bucketOf(id)]: (ids.by[bucketOf(id)] ?? []).filter((one) => one !== id) },
      }
    : ids;

/** The set after the thing was seen to open; one that has ended stays ended. */
export const opened = (set: OpenSet, id: string): OpenSet =>
  has(set.ended, id) ? set : { ...set, open: including(set.open, id) };

/** The set after the thing was seen to end. */
export const ended = (set: OpenSet, id: string): OpenSet => ({
  open: excluding(set.open, id),
  ended: including(set.ended, id),
});

/** How many are open now. */
export const openCount = (set: OpenSet): number => set.open.size;
