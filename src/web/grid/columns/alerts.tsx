import type { JsonObject } from '../../../../contracts/encoding';
import { type Severity, severities, severityWords } from '../../../../contracts/vocabulary/code-lists';
import { t } from '../../i18n/text';
import { namesStore } from '../../live/names';
import { DueCell, OwnerCell, RuleWords, StateCell, SubjectName } from '../../parts/alert-cells';
import { shortId } from '../../parts/name';
import { SeverityMark } from '../../parts/severity';
import { Age, Time } from '../../parts/time';
import type { Column, GridModel } from '../column';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : null);
const severityOf = (row: JsonObject) => (Number(row.severity) || 1) as Severity;
const resolved = (row: JsonObject) => row.state === 'resolved';

const columns: readonly Column[] = [
  {
    name: 'severity',
    slim: true,
    label: 'alerts.severity',
    width: 108,
    kind: 'severity',
    cell: ({ row }) => <SeverityMark severity={severityOf(row)} quiet={resolved(row)} />,
    order: severityOf,
    words: (row) => [String(severityOf(row)), severityWords[severityOf(row)]],
  },
  {
    name: 'raisedAt',
    label: 'alerts.raised',
    width: 66,
    align: 'end',
    kind: 'time',
    cell: ({ row }) => (text(row, 'raisedAt') ? <Time at={text(row, 'raisedAt') ?? ''} form="cell" /> : '–'),
    order: (row) => text(row, 'raisedAt'),
  },
  {
    name: 'age',
    label: 'alerts.age',
    width: 72,
    align: 'end',
    kind: 'age',
    of: [],
    cell: ({ row }) => (text(row, 'raisedAt') && !resolved(row) ? <Age since={text(row, 'raisedAt') ?? ''} /> : ''),
  },
  {
    name: 'acknowledgeBy',
    label: 'alerts.due',
    width: 190,
    narrowWidth: 160,
    cell: ({ row }) => <DueCell row={row} />,
    order: (row) => text(row, 'acknowledgeBy'),
  },
  {
    name: 'title',
    slim: true,
    label: 'alerts.alert',
    cell: ({ row }) => <span className={row.state === 'raised' ? 'strong' : ''}>{text(row, 'title')}</span>,
    order: (row) => text(row, 'title'),
  },
  {
    name: 'ruleId',
    label: 'alerts.rule',
    width: 110,
    wideOnly: true,
    cell: ({ row }) => <RuleWords row={row} />,
    order: (row) => text(row, 'ruleId'),
  },
  {
    name: 'subject',
    label: 'alerts.subject',
    width: 104,
    wideOnly: true,
    cell: ({ row }) => <SubjectName subject={row.subject as JsonObject | null} />,
  },
  {
    name: 'evidenceCount',
    label: 'alerts.evidence',
    width: 48,
    align: 'end',
    wideOnly: true,
    cell: ({ row }) => <span className="figure">{Number(row.evidenceCount ?? 0)}</span>,
    order: (row) => Number(row.evidenceCount ?? 0),
  },
  {
    name: 'owner',
    slim: true,
    label: 'alerts.owner',
    width: 160,
    narrowWidth: 160,
    cell: ({ row, key }, { focused }) => <OwnerCell row={row} id={key} focused={focused} />,
    order: (row) => text(row, 'owner'),
  },
  {
    name: 'level',
    label: 'alerts.level',
    width: 48,
    align: 'end',
    wideOnly: true,
    cell: ({ row }) => <span className={Number(row.level) > 0 ? 'count' : 'zero'}>{Number(row.level ?? 0)}</span>,
    order: (row) => Number(row.level ?? 0),
  },
  {
    name: 'state',
    label: 'alerts.state',
    width: 108,
    of: ['state', 'outcome'],
    wideOnly: true,
    cell: ({ row }) => <StateCell row={row} />,
  },
];

const states = ['raised', 'acknowledged', 'shelved', 'resolved'];

/** Board `alerts`: what waits, what somebody has, what is put aside, what was resolved. */
export const alertsModel: GridModel = {
  topic: 'alerts',
  noun: 'alerts',
  columns,
  sort: [
    { column: 'severity', descending: true },
    { column: 'raisedAt', descending: true },
  ],
  severity: severityOf,
  groups: {
    state: {
      of: (row) => text(row, 'state') ?? '',
      words: (state) => t(`alerts.group.${state}`),
      rank: (state) => states.indexOf(state),
    },
    ruleId: {
      of: (row) => text(row, 'ruleId') ?? '',
      words: (rule) => (rule ? (namesStore.get().get(`alertRule-${rule}`) ?? shortId(rule)) : t('alerts.noRule')),
      loose: (row) => severityOf(row) === 4 && !resolved(row),
    },
  },
  filterWords: (column, value) => {
    if (column === 'state') return t(`alerts.group.${value}`).toLowerCase();
    return column === 'severity' && severities.some((one) => String(one) === value)
      ? t(`frame.severity.${value}`)
      : undefined;
  },
};
