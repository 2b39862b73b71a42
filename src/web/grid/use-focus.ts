import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Line } from './group-lines';

/** Where the one tab stop of the grid is. */
export interface Focus {
  readonly line: string;
  readonly column: number;
}
export const lineId = (line: Line) => (line.kind === 'row' ? line.key : `group:${line.group}`);

interface Body {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly lines: readonly Line[];
  readonly columns: number;
  readonly rowHeight: number;
  readonly scrollTo: (index: number) => void;
}

const cellOf = (root: HTMLElement | null, { line, column }: Focus) =>
  root?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"] > :nth-child(${column + 1})`) ??
  root?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"] > :first-child`);

/** Roving focus over cells; a row that leaves hands the focus to the one in its place, never to the page. */
export function useFocus({ scroller, lines, columns, rowHeight, scrollTo }: Body) {
  const [focus, setFocus] = useState<Focus>();
  const wanted = useRef(false);
  const index = focus ? lines.findIndex((line) => lineId(line) === focus.line) : -1;
  const last = useRef(0);
  if (index >= 0) last.current = index;

  const moveTo = useCallback(
    (to: number, column = focus?.column ?? 0) => {
      const at = Math.max(0, Math.min(lines.length - 1, to));
      const line = lines[at];
      if (!line) return;
      wanted.current = true;
      setFocus({ line: lineId(line), column: Math.max(0, Math.min(columns - 1, column)) });
      scrollTo(at);
    },
    [lines, columns, focus, scrollTo],
  );

  useEffect(() => {
    if (focus && index < 0 && lines.length > 0) {
      const held = document.activeElement === document.body || scroller.current?.contains(document.activeElement);
      const line = lines[Math.min(last.current, lines.length - 1)];
      if (line) setFocus({ ...focus, line: lineId(line) });
      wanted.current = Boolean(held);
    }
  }, [focus, index, lines, scroller]);

  useEffect(() => {
    if (!wanted.current || !focus) return;
    const cell = cellOf(scroller.current, focus);
    cell?.focus({ preventScroll: true });
    if (cell) wanted.current = false;
  });

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight) - 2);
  return { focus, index, setFocus, moveTo, page };
}
export type Focusing = ReturnType<typeof useFocus>;
