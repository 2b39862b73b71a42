import type { ReactNode } from 'react';
import type { RegisterRow } from '../../../contracts/http';
import { hasText, t } from '../i18n/text';
import { Time } from '../parts/time';
import { durationText } from '../time/duration';
import type { TableColumn } from './rows-table';
import { lateSeconds, signalOf } from './signals-row';

type Signal = ReturnType<typeof signalOf>;
const dash = <span className="muted">–</span>;

/** The short word of a value in a column; the value itself where there is none. */
const short = (area: string, value: string | undefined) =>
  value && hasText(`signals.${area}.${value}`) ? t(`signals.${area}.${value}`) : (value ?? '');

const Place = ({ signal: { placeName, country, precision } }: { signal: Signal }) => (
  <>
    {placeName ?? country} {placeName && <span className="muted">{country}</span>}{' '}
    <span className="muted">{short('precision', precision)}</span>
  </>
);

/** Cells of a signal by column, for the table and for cards. */
export const signalCells = {
  occurred: ({ occurredFrom }: Signal) => (occurredFrom ? <Time at={occurredFrom} form="cell" /> : dash),
  recorded: ({ recordedAt }: Signal) => (recordedAt ? <Time at={recordedAt} form="cell" /> : dash),
  delay: ({ delay }: Signal) =>
    typeof delay === 'number' ? (
      <span className={delay > lateSeconds ? 'strong' : 'muted'}>{durationText(delay)}</span>
    ) : (
      dash
    ),
  place: (signal: Signal) => <Place signal={signal} />,
  headline: ({ headline, state }: Signal) => (
    <span className={state === 'reported' ? 'strong' : ''}>{headline ?? t('signals.struck')}</span>
  ),
  source: ({ sourceType }: Signal) => <span className="muted">{short('source', sourceType)}</span>,
  grade: ({ grade }: Signal) => (grade ? <span className="strong">{grade}</span> : dash),
  corroborated: ({ corroborations }: Signal) =>
    corroborations ? <span className="figure">{corroborations}</span> : dash,
  state: ({ state }: Signal) => <span className="muted">{t(`signals.state.${state}`)}</span>,
} as const satisfies Readonly<Record<string, (signal: Signal) => ReactNode>>;

type Name = keyof typeof signalCells;
type Shape = Pick<TableColumn<RegisterRow>, 'width' | 'align' | 'sorted' | 'wideOnly'>;

const shapes: Readonly<Record<Name, Shape>> = {
  occurred: { width: 74, align: 'end' },
  recorded: { width: 68, align: 'end', sorted: true },
  delay: { width: 68, align: 'end', wideOnly: true },
  place: { width: 156, wideOnly: true },
  headline: {},
  source: { width: 84 },
  grade: { width: 50, align: 'center', wideOnly: true },
  corroborated: { width: 58, align: 'center', wideOnly: true },
  state: { width: 88 },
};

/** Columns of the register, in order (experience.md §11.5). */
export const signalColumns: readonly TableColumn<RegisterRow>[] = (Object.keys(shapes) as Name[]).map((name) => ({
  name,
  ...shapes[name],
  get label() {
    return t(`signals.column.${name}`);
  },
  cell: ({ row }) => signalCells[name](signalOf(row)),
}));
