/** The row that must stay where it is: the first visible one and how far it is scrolled out at the top. */
export interface Pin {
  readonly key: string;
  /** Pixels between the top of the row and the top of the visible part. */
  readonly offset: number;
}

/** The pin of a scroll position, or undefined at the very top, where the grid follows. */
export function pinAt(scrollTop: number, rowHeight: number, keys: readonly (string | undefined)[]): Pin | undefined {
  if (scrollTop <= 0) return undefined;
  let at = Math.floor(scrollTop / rowHeight);
  while (at < keys.length && keys[at] === undefined) at += 1;
  const key = keys[at];
  return key === undefined ? undefined : { key, offset: scrollTop - at * rowHeight };
}

/** Where to scroll so that the pinned row does not move by a pixel; undefined where it has left. */
export function scrollFor(pin: Pin, rowHeight: number, keys: readonly (string | undefined)[]): number | undefined {
  const at = keys.indexOf(pin.key);
  return at < 0 ? undefined : at * rowHeight + pin.offset;
}

/** Rows above the pinned one that the reader has not seen: what the button *n new* counts. */
export const newAbove = (pin: Pin | undefined, keys: readonly (string | undefined)[], seen: ReadonlySet<string>) => {
  if (!pin) return [];
  const at = keys.indexOf(pin.key);
  return keys.slice(0, Math.max(0, at)).filter((key): key is string => key !== undefined && !seen.has(key));
};
