/** At most one re-sort in this many milliseconds. */
export const resortEveryMs = 2000;
/** No re-sort within this time of pointer or key activity in the grid. */
export const idleMs = 5000;

/** Milliseconds to wait before rows may be put in their new order; 0 means now. */
export const resortIn = (now: number, lastSort: number, lastActivity: number) =>
  Math.max(0, lastSort + resortEveryMs - now, lastActivity + idleMs - now);
