import { type ReactNode, useEffect } from 'react';
import type { RegisterRow } from '../../../contracts/http';
import { hasText, t } from '../i18n/text';
import { Button } from '../parts/button';
import { ProblemPanel, StatePanel } from '../parts/state-panel';
import { Time } from '../parts/time';
import { useMedia } from '../parts/use-media';
import { durationText } from '../time/duration';
import type { SignalsState } from './signals';
import { lateSeconds, signalOf } from './signals-row';

interface TableProps {
  readonly state: SignalsState;
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
}

const columns = [
  'occurred',
  'recorded',
  'delay',
  'place',
  'headline',
  'source',
  'grade',
  'corroborated',
  'state',
] as const;
/** Rows from an end at which the next page is fetched. */
const reach = 20 * 28;

/** Pages of signals as one scrolling grid; pages come and go at its ends without moving what is read. */
export function SignalsTable({ state, selected, onSelect }: TableProps) {
  const { view, scroller } = state;
  const cards = useMedia('(max-width: 639px)');
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
        <div
          role="grid"
          aria-label={t('signals.title')}
          aria-rowcount={view.more ? -1 : view.count + 1}
          aria-colcount={columns.length}
          className="signals-grid"
        >
          <div role="rowgroup" className="grid-head">
            <div role="row" className="grid-row" aria-rowindex={1}>
              {columns.map((name) => (
                <div
                  key={name}
                  role="columnheader"
                  className="cell"
                  data-col={name}
                  {...(name === 'recorded' && { 'aria-sort': 'descending' })}
                >
                  {t(`signals.column.${name}`)}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" className="signals-rows">
            {view.rows.map((row, index) => (
              <SignalRow
                key={row.key}
                row={row}
                index={index}
                selected={row.key === selected}
                first={selected ? row.key === selected : index === 0}
                onSelect={onSelect}
              />
            ))}
          </div>
        </div>
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

interface RowProps {
  readonly row: RegisterRow;
  readonly selected: boolean;
  readonly onSelect: (key: string) => void;
}

function SignalRow({
  row,
  index,
  selected,
  first,
  onSelect,
}: RowProps & { readonly index: number; readonly first: boolean }) {
  const signal = signalOf(row.row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j, k, arrows and Enter are bound for the whole screen
    <div
      role="row"
      className="grid-row signal-row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={first ? 0 : -1}
      data-line={row.key}
      data-state={signal.state}
      onClick={() => onSelect(row.key)}
    >
      {columns.map((name) => (
        <div key={name} role="gridcell" className="cell" data-col={name}>
          <span className="cell-words">{cells[name](signal)}</span>
        </div>
      ))}
    </div>
  );
}

type Signal = ReturnType<typeof signalOf>;
const dash = '–';
const short = (area: string, value: string | undefined) =>
  value && hasText(`signals.${area}.${value}`) ? t(`signals.${area}.${value}`) : (value ?? dash);

const cells: Readonly<Record<(typeof columns)[number], (signal: Signal) => ReactNode>> = {
  occurred: ({ occurredFrom }) => (occurredFrom ? <Time at={occurredFrom} form="cell" /> : dash),
  recorded: ({ recordedAt }) => (recordedAt ? <Time at={recordedAt} form="cell" /> : dash),
  delay: ({ delay }) =>
    typeof delay === 'number' ? (
      <span className={delay > lateSeconds ? 'strong' : 'muted'}>{durationText(delay)}</span>
    ) : (
      dash
    ),
  place: (signal) => <Place signal={signal} />,
  headline: ({ headline, state }) => (
    <span className={state === 'reported' ? 'strong' : ''}>{headline ?? t('signals.struck')}</span>
  ),
  source: ({ sourceType }) => <span className="muted">{short('source', sourceType)}</span>,
  grade: ({ grade }) => (grade ? <span className="strong">{grade}</span> : <span className="muted">{dash}</span>),
  corroborated: ({ corroborations }) =>
    corroborations ? <span className="figure">{corroborations}</span> : <span className="muted">{dash}</span>,
  state: ({ state }) => <span className="muted">{t(`signals.state.${state}`)}</span>,
};

function Place({ signal: { placeName, country, precision } }: { signal: Signal }) {
  return (
    <>
      {placeName ?? country} {placeName && country && <span className="muted">{country}</span>}{' '}
      <span className="muted">{short('precision', precision)}</span>
    </>
  );
}

function SignalCard({ row, selected, onSelect }: RowProps) {
  const signal = signalOf(row.row);
  return (
    <li className="signal-card" data-state={signal.state}>
      <button type="button" aria-pressed={selected} onClick={() => onSelect(row.key)}>
        <span className="card-line">
          <span>
            {cells.occurred(signal)} <span className="muted">{cells.delay(signal)}</span>
          </span>
          <span className="muted">{t(`signals.state.${signal.state}`)}</span>
        </span>
        <span className="card-line card-title">
          <b>{signal.headline}</b>
        </span>
        <span className="card-line">
          <span>
            <Place signal={signal} />
          </span>
          <span>
            {cells.source(signal)} {cells.grade(signal)}
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
