import { useEffect } from 'react';
import { t } from '../i18n/text';
import { useKeys } from '../parts/keys';
import { Screen } from '../parts/screen';
import { BoardBody } from './board-body';
import { BoardFooter } from './board-footer';
import type { BoardPageProps } from './board-props';
import { BoardToolbar } from './board-toolbar';
import { useBoardHandling } from './use-board-handling';
import { type BoardState, useBoardPage } from './use-board-page';
import { useCatchUp } from './use-catch-up';
import { usePlacing } from './use-placing';

/** Keys of a board on which nothing else is done than looking and opening. */
export const boardHints = [
  ['j k', 'frame.hint.rows'],
  ['Enter', 'frame.hint.open'],
  ['t', 'frame.hint.table'],
] as const;

/** A drawer follows the focus after this pause, in milliseconds. */
const followMs = 120;

function useBoardKeys(props: BoardPageProps, state: BoardState, open: (key: string) => void) {
  const { lines, focusing, pin, groups, view, selecting } = state;
  const focused = () => {
    const line = focusing.current?.focus?.line;
    return line?.startsWith('group:') ? undefined : line;
  };
  const withFocused = (run: (key: string) => void) => {
    const key = focused();
    if (key) run(key);
  };
  const step = (by: number) => focusing.current?.moveTo((focusing.current.index ?? -1) + by);
  const enter = () => {
    const line = focusing.current?.focus?.line;
    if (line?.startsWith('group:')) groups.toggle(line.slice(6));
    else if (line) open(line);
  };
  useKeys('frame.keys.grid', [
    { keys: 'j', label: 'frame.keys.next', run: () => step(1) },
    { keys: 'k', label: 'frame.keys.previous', run: () => step(-1) },
    { keys: 'Enter', label: 'frame.keys.open', run: enter },
    { keys: 'Esc', label: 'frame.keys.close', run: () => (view.selected ? closeDrawer(state) : selecting.clear()) },
    { keys: 'x', label: 'frame.keys.select', run: () => withFocused(selecting.toggle) },
    { keys: 'Shift+X', label: 'frame.keys.selectRange', run: () => withFocused(selecting.extend) },
    { keys: 'Ctrl+A', label: 'frame.keys.selectAll', run: selecting.all },
    { keys: '/', label: 'frame.keys.filter', run: () => document.getElementById('grid-filter')?.click() },
    {
      keys: 'n',
      label: 'frame.keys.new',
      run: () => {
        lines.settle();
        pin.toTop();
      },
    },
    { keys: 't', label: 'frame.keys.table', run: () => state.setTable((now) => !now) },
    ...(props.keys?.(focused) ?? []),
  ]);
}

/** With the drawer open, its content follows the row that has the focus. */
function useFollow({ focusRow, view, change }: BoardState, drawer: boolean) {
  const follow = drawer && view.selected !== undefined && focusRow !== undefined && focusRow !== view.selected;
  useEffect(() => {
    if (!follow) return;
    const timer = setTimeout(() => change({ selected: focusRow }), followMs);
    return () => clearTimeout(timer);
  }, [follow, focusRow, change]);
}

const closeDrawer = ({ change, focusing }: BoardState) => {
  change({ selected: undefined });
  const now = focusing.current;
  if (now && now.index >= 0) now.moveTo(now.index);
};

/** A live board: toolbar, grid or cards or table, footer, drawer (template T1). */
export function BoardPage(props: BoardPageProps) {
  const state = useBoardPage(props);
  const { store, view, change } = state;
  const open = (key: string) => (props.drawer ? change({ selected: key }) : props.onOpen?.(key));
  useBoardKeys(props, state, open);
  useFollow(state, props.drawer !== undefined);
  useBoardHandling(props.model.topic);
  usePlacing(store, props.model, view, state.pinned);
  useCatchUp({ store, category: props.category });
  const held = view.selected ? store.row(view.selected) : undefined;
  return (
    <Screen
      title={props.title}
      topic={props.model.topic}
      toolbar={<BoardToolbar props={props} state={state} />}
      footer={<BoardFooter props={props} state={state} />}
      side={held && props.drawer?.(held, () => closeDrawer(state))}
    >
      {props.strip}
      <BoardBody props={props} state={state} open={open} />
      <p className="hidden-text">{t('frame.gridHint')}</p>
    </Screen>
  );
}
