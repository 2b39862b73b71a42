/** Ids as a tree by their last characters: it changes by copying the few short lists and branches on one path. */
type Ids = readonly string[] | Branch;
/** By the last four bits of a character: an array is copied at once, an object member by member. */
interface Branch {
  readonly by: readonly (Ids | null)[];
}

/** A longer list becomes a branch: looking through one costs more than going down. */
const mostInList = 8;
const none: Ids = [];

/** Things that open and end, as sets of ids: repeats and any order of events leave the same size (domain.md §3). */
export interface OpenSet {
  /** How many are open. */
  readonly size: number;
  readonly open: Ids;
  readonly ended: Ids;
}

export const emptySet: OpenSet = { size: 0, open: none, ended: none };

const isList = (ids: Ids): ids is readonly string[] => Array.isArray(ids);
const ways = 16;
const unbranched: Branch = { by: Array.from({ length: ways }, () => null) };
/** Ids that end alike go on together, at most to where one of them begins. */
const wayOf = (id: string, depth: number) => (depth < id.length ? id.charCodeAt(id.length - 1 - depth) % ways : 0);

function has(ids: Ids, id: string): boolean {
  let here: Ids | null = ids;
  for (let depth = 0; here !== null && !isList(here); depth++) here = here.by[wayOf(id, depth)] ?? null;
  return here?.includes(id) ?? false;
}

/** The same ids when it is one of them. */
function including(ids: Ids, id: string, depth = 0): Ids {
  if (!isList(ids)) {
    const way = wayOf(id, depth);
    const before = ids.by[way] ?? none;
    const after = including(before, id, depth + 1);
    return after === before ? ids : { by: ids.by.with(way, after) };
  }
  if (ids.includes(id)) return ids;
  const more = [...ids, id];
  // Different ids may have the same bits to their beginning: then no branch tells them apart.
  const alike = more.every((one) => depth >= one.length);
  return more.length <= mostInList || alike
    ? more
    : more.reduce<Ids>((branch, one) => including(branch, one, depth), unbranched);
}

/** The same ids when it is none of them. */
function excluding(ids: Ids, id: string, depth = 0): Ids {
  if (isList(ids)) return ids.includes(id) ? ids.filter((one) => one !== id) : ids;
  const way = wayOf(id, depth);
  const before = ids.by[way] ?? none;
  const after = excluding(before, id, depth + 1);
  return after === before ? ids : { by: ids.by.with(way, after) };
}

/** The set after the thing was seen to open; one that has ended stays ended. */
export function opened(set: OpenSet, id: string): OpenSet {
  if (has(set.ended, id)) return set;
  const open = including(set.open, id);
  return open === set.open ? set : { ...set, size: set.size + 1, open };
}

/** The set after the thing was seen to end. */
export function ended(set: OpenSet, id: string): OpenSet {
  const open = excluding(set.open, id);
  const size = open === set.open ? set.size : set.size - 1;
  return { size, open, ended: including(set.ended, id) };
}

/** How many are open now. */
export const openCount = (set: OpenSet): number => set.size;
