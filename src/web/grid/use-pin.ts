import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Line } from './group-lines';
import { newAbove, type Pin, pinAt, scrollFor } from './pin';

const keyOf = (line: Line) => (line.kind === 'row' ? line.key : `group:${line.group}`);

/** Keeps the first visible row where it is while rows arrive above, and counts those that arrived unseen. */
export function usePin(scroller: RefObject<HTMLDivElement | null>, lines: readonly Line[], rowHeight: number) {
  const keys = useMemo(() => lines.map(keyOf), [lines]);
  const pin = useRef<Pin | undefined>(undefined);
  const seen = useRef<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<readonly string[]>([]);

  const look = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    pin.current = pinAt(top, rowHeight, keys);
    if (!pin.current) seen.current = new Set(keys);
    setFresh((before) => {
      const now = newAbove(pin.current, keys, seen.current);
      return before.length === 0 && now.length === 0 ? before : now;
    });
  }, [scroller, keys, rowHeight]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const to = pin.current && scrollFor(pin.current, rowHeight, keys);
    if (element && to !== undefined && Math.abs(element.scrollTop - to) >= 1) element.scrollTop = to;
    look();
  }, [scroller, keys, rowHeight, look]);

  const toTop = useCallback(() => {
    pin.current = undefined;
    seen.current = new Set(keys);
    scroller.current?.scrollTo({ top: 0 });
    setFresh([]);
  }, [scroller, keys]);
  return { fresh: fresh.filter((key) => !key.startsWith('group:')), look, toTop };
}
