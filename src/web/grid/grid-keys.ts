import type { KeyboardEvent } from 'react';
import type { Focusing } from './use-focus';

/** Rows and columns to go by a key; `first` and `last` go to the edges. */
interface Move {
  readonly row?: number | 'first' | 'last' | 'page' | 'pageBack';
  readonly column?: number | 'first' | 'last';
}

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: { row: 1 },
  ArrowUp: { row: -1 },
  ArrowRight: { column: 1 },
  ArrowLeft: { column: -1 },
  Home: { column: 'first' },
  End: { column: 'last' },
  'Ctrl+Home': { row: 'first', column: 'first' },
  'Ctrl+End': { row: 'last', column: 'last' },
  PageDown: { row: 'page' },
  PageUp: { row: 'pageBack' },
};

function place(at: number, move: number | string | undefined, count: number, page = 0): number {
  const edges: Readonly<Record<string, number>> = { first: 0, last: count - 1, page: at + page, pageBack: at - page };
  return typeof move === 'string' ? (edges[move] ?? at) : at + (move ?? 0);
}

/** Arrows, Home, End and pages after the ARIA grid pattern; true when the key was one of them. */
export function gridKey(event: KeyboardEvent, focusing: Focusing, rows: number, columns: number): boolean {
  if (event.altKey || event.shiftKey || event.metaKey) return false;
  const move = moves[event.ctrlKey ? `Ctrl+${event.key}` : event.key];
  if (!move) return false;
  event.preventDefault();
  const { index, focus, page, moveTo } = focusing;
  moveTo(place(index, move.row, rows, page), place(focus?.column ?? 0, move.column, columns));
  return true;
}
