import { useBoardView } from '../parts/use-board';
import { useMedia } from '../parts/use-media';
import type { BoardPageProps } from './board-props';
import { CardList } from './card-list';
import { Grid } from './grid';
import { GridState } from './grid-state';
import { PlainTable } from './plain-table';
import type { BoardState } from './use-board-page';

interface BodyProps {
  readonly props: BoardPageProps;
  readonly state: BoardState;
  readonly open: (key: string) => void;
}

/** Rows of a board as grid, cards or table, or the words that stand in their place. */
export function BoardBody({ props, state, open }: BodyProps) {
  const { store, view, lines, columns } = state;
  const { complete } = useBoardView(store);
  const cards = useMedia('(max-width: 639px)');
  if ((!complete && store.rows.size === 0) || lines.keys.length === 0)
    return (
      <GridState
        store={store}
        columns={columns}
        hidden={lines.hidden}
        empty={props.empty}
        onClear={() => state.change({ filters: [] })}
      />
    );
  if (cards && props.card)
    return <CardList store={store} lines={lines} selected={view.selected} card={props.card} onOpen={open} />;
  if (state.table) return <PlainTable store={store} columns={columns} keys={lines.keys} title={props.title} />;
  return <WideGrid props={props} state={state} open={open} />;
}

function WideGrid({ props, state, open }: BodyProps) {
  const { view, change, groups } = state;
  const onSort = (column: string) => {
    const [first] = view.sort;
    change({ sort: [{ column, descending: first?.column === column ? !first.descending : column === 'severity' }] });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter does the same through the keys of the board
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside has the roles
    <div
      className="grid-place"
      onClick={({ target }) => {
        const line = (target as Element).closest<HTMLElement>('.grid-body [data-line]')?.dataset.line;
        if (!line || line.startsWith('group:') || (target as Element).closest('a, button')) return;
        state.focusing.current?.moveTo(
          state.lines.lines.findIndex((one) => one.kind === 'row' && one.key === line),
          0,
        );
        open(line);
      }}
    >
      <Grid
        store={state.store}
        model={props.model}
        columns={state.columns}
        category={props.category}
        lines={state.lines}
        scroller={state.scroller}
        onScroll={state.pin.look}
        sort={view.sort}
        onSort={onSort}
        room={state.room}
        selected={view.selected}
        marked={state.selecting.keys}
        pinned={state.pinned}
        rowHeight={state.rowHeight}
        closed={groups.closed}
        onToggle={groups.toggle}
        onOpen={open}
        focusing={state.focusing}
        onFocusRow={state.setFocusRow}
        {...(props.groupCell && { groupCell: props.groupCell })}
      />
    </div>
  );
}
