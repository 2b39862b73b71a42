/** Ids as a tree by their last characters: it changes by copying the few short lists and branches on one path. */
type Ids = readonly string[] | Branch;
interface Branch {
  readonly [end: string]: Ids;
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
/** The prefix keeps names from looking like integers, which would sort by themselves. */
const branchOf = (id: string, depth: number) => `_${id.at(-1 - depth) ?? ''}`;

function has(ids: Ids, id: string): boolean {
  let here: Ids | undefined = ids;
  for (let depth = 0; here !== undefined && !isList(here); depth++) here = here[branchOf(id, depth)];
  return here?.includes(id) ?? false;
}

/** The same ids when it is one of them. */
function including(ids: Ids, id: string, depth = 0): Ids {
  if (!isList(ids)) {
    const name = branchOf(id, depth);
    const before = ids[name];
    const after = including(before ?? none, id, depth + 1);
    return after === before ? ids : { ...ids, [name]: after };
  }
  if (ids.includes(id)) return ids;
  if (ids.length < mostInList) return [...ids, id];
  const empty: Ids = {};
  return [...ids, id].reduce((branch: Ids, one) => including(branch, one, depth), empty);
}

/** The same ids when it is none of them. */
function excluding(ids: Ids, id: string, depth = 0): Ids {
  if (isList(ids)) return ids.includes(id) ? ids.filter((one) => one !== id) : ids;
  const name = branchOf(id, depth);
  const before = ids[name];
  const after = before && excluding(before, id, depth + 1);
  return after === undefined || after === before ? ids : { ...ids, [name]: after };
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
