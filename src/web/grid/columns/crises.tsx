import type { JsonObject } from '../../../../contracts/encoding';
import { type Severity, severities, severityWords } from '../../../../contracts/vocabulary/code-lists';
import { t } from '../../i18n/text';
import { AlertCount, ReportCell, StatusWords, Subject } from '../../parts/crisis-cells';
import { SeverityMark } from '../../parts/severity';
import type { Column, GridModel } from '../column';
import { byRegion } from './regions';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : null);
const number = (row: JsonObject, name: string) => (typeof row[name] === 'number' ? (row[name] as number) : 0);
const severityOf = (row: JsonObject) => (number(row, 'severity') || 1) as Severity;

const columns: readonly Column[] = [
  {
    name: 'severity',
    slim: true,
    label: 'crises.severity',
    width: 108,
    narrowWidth: 104,
    slimWidth: 100,
    kind: 'severity',
    cell: ({ row }) => <SeverityMark severity={severityOf(row)} />,
    order: severityOf,
    words: (row) => [String(severityOf(row)), severityWords[severityOf(row)]],
  },
  {
    name: 'title',
    slim: true,
    label: 'crises.crisis',
    width: 210,
    narrowWidth: 'rest',
    of: ['title', 'countries'],
    cell: ({ row }) => <Subject row={row} />,
    order: (row) => text(row, 'title'),
    words: (row) => [text(row, 'title') ?? '', ...((row.countries as readonly string[] | undefined) ?? [])],
  },
  {
    name: 'status',
    slim: true,
    label: 'crises.status',
    width: 94,
    narrowWidth: 92,
    cell: ({ row }) => <StatusWords status={text(row, 'status')} />,
    order: (row) => text(row, 'status'),
  },
  {
    name: 'lastReportAt',
    label: 'crises.lastReport',
    width: 240,
    narrowWidth: 172,
    slim: true,
    slimWidth: 100,
    cell: ({ row }, { room }) => <ReportCell at={text(row, 'lastReportAt')} due={text(row, 'reportDue')} room={room} />,
    order: (row) => text(row, 'lastReportAt'),
  },
  {
    name: 'openAlerts',
    label: 'crises.alerts',
    width: 58,
    align: 'end',
    of: ['openAlerts', 'criticalAlerts'],
    cell: ({ row }) => <AlertCount open={number(row, 'openAlerts')} critical={number(row, 'criticalAlerts')} />,
    order: (row) => number(row, 'openAlerts'),
  },
  {
    name: 'signals',
    label: 'crises.signals',
    width: 66,
    align: 'end',
    cell: ({ row }) => {
      const signals = number(row, 'signals');
      return <span className={signals === 0 ? 'zero' : ''}>{signals}</span>;
    },
    order: (row) => number(row, 'signals'),
  },
  {
    name: 'leadDesk',
    label: 'crises.lead',
    width: 92,
    wideOnly: true,
    cell: ({ row }) => (
      <span className="muted">
        {text(row, 'leadDesk') ? t('crises.desk', { desk: text(row, 'leadDesk') ?? '' }) : '–'}
      </span>
    ),
    order: (row) => text(row, 'leadDesk'),
  },
  {
    name: 'lastUpdate',
    label: 'crises.lastUpdate',
    wideOnly: true,
    cell: ({ row }) => {
      const update = row.lastUpdate as JsonObject | null | undefined;
      return <span className={update?.significant ? '' : 'muted'}>{update ? String(update.text) : '–'}</span>;
    },
  },
];

/** Board `crises` as the watch officer sees it; columns of contexts that are not built are left out. */
export const crisesModel: GridModel = {
  topic: 'crises',
  noun: 'crises',
  groupCount: 'crises.groupCount',
  columns,
  sort: [
    { column: 'severity', descending: true },
    { column: 'openAlerts', descending: true },
    { column: 'title', descending: false },
  ],
  severity: severityOf,
  groups: {
    region: byRegion,
    status: { of: (row) => text(row, 'status') ?? '', words: (status) => t(`crises.status.${status}`) },
    severity: {
      of: (row) => String(severityOf(row)),
      words: (severity) => t(`frame.severity.${severity}`),
      rank: (severity) => -Number(severity),
    },
  },
  filterWords: (column, value) => {
    if (column === 'status') return t(`crises.status.${value}`);
    return column === 'severity' && severities.some((one) => String(one) === value)
      ? t(`frame.severity.${value}`)
      : undefined;
  },
};
