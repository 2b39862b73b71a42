import type { KeyboardEvent } from 'react';
import type { Focusing } from './use-focus';

/** Arrows, Home, End and pages after the ARIA grid pattern; true when the key was one of them. */
export function gridKey(event: KeyboardEvent, { index, focus, moveTo, page }: Focusing, rows: number, columns: number): boolean {
  if (event.altKey || event.shiftKey || event.metaKey) return false;
  const column = focus?.column ?? 0;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(index + 1),
    ArrowUp: () => moveTo(index - 1),
    ArrowRight: () => moveTo(index, column + 1),
    ArrowLeft: () => moveTo(index, column - 1),
    Home: () => (event.ctrlKey ? moveTo(0, 0) : moveTo(index, 0)),
    End: () => (event.ctrlKey ? moveTo(rows - 1, columns - 1) : moveTo(index, columns - 1)),
    PageDown: () => moveTo(index + page),
    PageUp: () => moveTo(index - page),
  };
  const move = moves[event.key];
  if (!move) return false;
  event.preventDefault();
  move();
  return true;
}
