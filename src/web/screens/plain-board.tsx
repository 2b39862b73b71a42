import '../style/grid.css';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { BoardPage, boardHints } from '../grid/board-page';
import { type Column, type GridModel, textOf } from '../grid/column';
import { t } from '../i18n/text';
import { catalogueStore } from '../live/pictures';
import { recordPath } from '../live/record-path';
import { StatePanel } from '../parts/state-panel';
import { useBoardView, useWatched } from '../parts/use-board';
import { useStore } from '../parts/use-store';
import { memberWords, Value } from '../parts/value';

const mostColumns = 9;

const columnOf = (name: string, last: boolean): Column => ({
  name,
  label: memberWords(name),
  ...(!last && { width: 140 }),
  cell: ({ row }) => <Value value={row[name]} />,
  order: (row) => {
    const value = row[name];
    return typeof value === 'number' ? value : textOf(value) || null;
  },
});

function modelOf(topic: string, names: readonly string[]): GridModel {
  const shown = names.slice(0, mostColumns);
  return {
    topic,
    noun: 'record.board',
    columns: shown.map((name, i) => columnOf(name, i === shown.length - 1)),
    sort: [],
  };
}

const defaults = { filters: '' };

/** Any board as it is, whether or not a screen is made for it. */
export default function PlainBoard({ params }: { params: Readonly<Record<string, string>> }) {
  const topic = params.name ?? '';
  const { boards } = useStore(catalogueStore);
  const described = boards.find(({ name }) => name === topic);
  const store = useWatched(topic);
  useBoardView(store);
  const [, go] = useLocation();
  const first = store.rows.values().next().value?.row;
  const names = described?.columns.length ? described.columns.join() : Object.keys(first ?? {}).join();
  const model = useMemo(() => modelOf(topic, names.split(',').filter(Boolean)), [topic, names]);
  const category = described?.category;
  return (
    <BoardPage
      title={topic}
      model={model}
      category={category ?? topic}
      defaults={defaults}
      // Rows without a record of their own have no page.
      onOpen={(key) => category && go(recordPath(`${category}-${key}`))}
      empty={<StatePanel title={t('record.board.empty')} />}
      hints={boardHints}
    />
  );
}
