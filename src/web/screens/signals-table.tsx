import { useEffect } from 'react';
import type { RegisterRow } from '../../../contracts/http';
import { t } from '../i18n/text';
import { formStore } from '../live/command';
import { Button } from '../parts/button';
import { ProblemPanel, StatePanel } from '../parts/state-panel';
import { useMedia } from '../parts/use-media';
import { useStore } from '../parts/use-store';
import { RowsTable } from './rows-table';
import { signalCells, signalColumns } from './signals-columns';
import { signalOf } from './signals-row';
import type { SignalsState } from './use-signals';

interface TableProps {
  readonly state: SignalsState;
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
}

/** Rows from an end at which the next page is fetched. */
const reach = 20 * 28;

/** Pages of signals as one scrolling grid; pages come and go at its ends without moving what is read. */
export function SignalsTable({ state, selected, onSelect }: TableProps) {
  const { view, scroller } = state;
  const cards = useMedia('(max-width: 639px)');
  const form = useStore(formStore);
  useFocusOn(selected, scroller);
  const onScroll = () => {
    const at = scroller.current;
    if (!at || view.loading) return;
    if (at.scrollTop + at.clientHeight > at.scrollHeight - reach) void view.next();
    else if (at.scrollTop < reach) void view.previous();
  };
  if (view.rows.length === 0) return <Nothing state={state} />;
  return (
    <div className="grid-scroll register-scroll" ref={scroller} onScroll={onScroll} aria-busy={view.loading}>
      {view.loading && <div className="progress-line" />}
      {cards ? (
        <ul className="signal-cards">
          {view.rows.map((row) => (
            <SignalCard key={row.key} row={row} selected={row.key === selected} onSelect={onSelect} />
          ))}
        </ul>
      ) : (
        <RowsTable
          label={t('signals.title')}
          columns={form ? signalColumns.filter(({ wideOnly }) => !wideOnly) : signalColumns}
          rows={view.rows}
          keyOf={({ key }) => key}
          stateOf={({ row }) => signalOf(row).state}
          selected={selected}
          onSelect={onSelect}
        />
      )}
      {view.cause !== undefined && <ProblemPanel cause={view.cause} onRetry={() => void view.next()} />}
    </div>
  );
}

/** The chosen row has the focus, unless something outside of the grid has it. */
function useFocusOn(selected: string | undefined, scroller: { readonly current: HTMLElement | null }) {
  useEffect(() => {
    const row = selected && scroller.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(selected)}"]`);
    if (!row) return;
    row.scrollIntoView({ block: 'nearest' });
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || scroller.current?.contains(activeElement))
      row.focus({ preventScroll: true });
  }, [selected, scroller]);
}

interface CardProps {
  readonly row: RegisterRow;
  readonly selected: boolean;
  readonly onSelect: (key: string) => void;
}

function SignalCard({ row, selected, onSelect }: CardProps) {
  const signal = signalOf(row.row);
  return (
    <li className="signal-card" data-state={signal.state}>
      <button type="button" aria-pressed={selected} onClick={() => onSelect(row.key)}>
        <span className="card-line">
          <span>
            {signalCells.occurred(signal)} <span className="muted">{signalCells.delay(signal)}</span>
          </span>
          <span className="muted">{t(`signals.state.${signal.state}`)}</span>
        </span>
        <span className="card-line card-title">
          <b>{signal.headline}</b>
        </span>
        <span className="card-line">
          <span>{signalCells.place(signal)}</span>
          <span>
            {signalCells.source(signal)} {signalCells.grade(signal)}
          </span>
        </span>
      </button>
    </li>
  );
}

function Nothing({ state }: { state: SignalsState }) {
  const { view, filters, words, change, setWords } = state;
  if (view.cause !== undefined) return <ProblemPanel cause={view.cause} onRetry={() => view.reload()} />;
  if (view.loading) return <p className="register-wait muted">{t('frame.loading')}</p>;
  if (filters.length === 0 && !words)
    return <StatePanel title={t('signals.none')}>{t('signals.noneScope')}</StatePanel>;
  const clear = () => {
    setWords('');
    change({ f: undefined });
  };
  return (
    <StatePanel title={t('signals.noneMatch')} actions={<Button onClick={clear}>{t('frame.clear')}</Button>}>
      {words && t('signals.searchedThrough', { position: view.searchedThrough })}
    </StatePanel>
  );
}
