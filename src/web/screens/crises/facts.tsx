import type { ReactNode } from 'react';
import type { Json, JsonObject } from '../../../../contracts/encoding';
import type { RecordAnswer } from '../../../../contracts/http';
import type { Severity } from '../../../../contracts/vocabulary/code-lists';
import { countryName } from '../../../../contracts/vocabulary/countries';
import { t } from '../../i18n/text';
import { crisisFacts, setBy } from '../../live/fact-positions';
import { CorrectedValues } from '../../parts/corrected';
import { AlertCount, Overdue, StatusWords } from '../../parts/crisis-cells';
import { Name } from '../../parts/name';
import { Position } from '../../parts/position';
import { SeverityMark } from '../../parts/severity';
import { Time, usePassed } from '../../parts/time';

type FactName = keyof typeof crisisFacts;
const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);

interface FactRowProps {
  readonly label: string;
  readonly record: RecordAnswer;
  readonly by?: FactName;
  /** Field of the event that says it, whose corrections are shown. */
  readonly field?: string;
  readonly children: ReactNode;
}

function FactRow({ label, record, by, field, children }: FactRowProps) {
  const set = by && setBy(record.events, crisisFacts[by]);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {set && field && <CorrectedValues event={set} events={record.events} field={field} />}
      </dd>
      <dd className="fact-position">{set && <Position value={set.position} />}</dd>
    </div>
  );
}

function SeverityFact({ record, row }: { record: RecordAnswer; row: JsonObject }) {
  const changed = setBy(record.events, ['CrisisSeverityChanged']);
  const from = changed && typeof changed.data.from === 'number' ? (changed.data.from as Severity) : undefined;
  return (
    <FactRow label={t('crises.fact.severity')} record={record} by="severity">
      <SeverityMark severity={(Number(row.severity) || 1) as Severity} />
      {changed && from && (
        <div className="muted">
          <s>{t(`frame.severity.${from}`)}</s> {t('crises.untilTime')} <Time at={changed.metadata.recordedAt} />
        </div>
      )}
    </FactRow>
  );
}

function ReportsFact({ record, row }: { record: RecordAnswer; row: JsonObject }) {
  const last = text(row.lastReportAt);
  const due = text(row.reportDue);
  const overdue = usePassed(due);
  const every = Number(row.reportEveryHours ?? 0);
  return (
    <FactRow label={t('crises.fact.reports')} record={record} by="reports">
      {every > 0 ? t('crises.every', { hours: every }) : t('crises.noneDue')}
      {last && (
        <>
          , {t('crises.last')} <Time at={last} />
        </>
      )}{' '}
      {due && (
        <span className="muted">
          {t('crises.due')}
          <Time at={due} />
        </span>
      )}
      {overdue && <Overdue />}
    </FactRow>
  );
}

function LeadFact({ record, row }: { record: RecordAnswer; row: JsonObject }) {
  const lead = text(row.leadUserId);
  return (
    <FactRow label={t('crises.fact.lead')} record={record} by="direction">
      {text(row.leadDesk) ? t('crises.desk', { desk: text(row.leadDesk) ?? '' }) : '–'}
      {lead && (
        <>
          , <Name category="user" id={lead} />
        </>
      )}
    </FactRow>
  );
}

function Objectives({ row }: { row: JsonObject }) {
  const objectives = Array.isArray(row.objectives) ? (row.objectives as readonly { readonly text: string }[]) : [];
  if (objectives.length === 0) return <span className="muted">{t('crises.none')}</span>;
  return (
    <>
      {objectives.length} <span className="muted">{objectives.map((one) => one.text).join(', ')}</span>
    </>
  );
}

/** What is known of a crisis, each fact with the position of the event that set it last. */
export function CrisisFacts({ record }: { record: RecordAnswer }) {
  const row = record.row ?? {};
  const countries = (Array.isArray(row.countries) ? row.countries : []) as readonly string[];
  const statusSince = text(row.statusSince);
  const opened = text(row.openedAt);
  const none = <span className="muted">{t('crises.none')}</span>;
  return (
    <dl className="facts">
      <SeverityFact record={record} row={row} />
      <FactRow label={t('crises.fact.status')} record={record} by="status">
        <StatusWords status={text(row.status) ?? null} />{' '}
        {statusSince && (
          <span className="muted">
            {t('crises.since')}
            <Time at={statusSince} />
          </span>
        )}
      </FactRow>
      <FactRow label={t('crises.fact.countries')} record={record} by="opening" field="countries">
        {countries.map((code, i) => (
          <span key={code}>
            {i > 0 && ', '}
            {countryName(code)} <span className="muted">{code}</span>
          </span>
        ))}
      </FactRow>
      <FactRow label={t('crises.fact.kind')} record={record} by="opening" field="kind">
        {text(row.kind) ? t(`crises.kind.${text(row.kind)}`) : '–'}
      </FactRow>
      <FactRow label={t('crises.fact.glide')} record={record} by="opening" field="glide">
        {text(row.glide) ?? none}
      </FactRow>
      <FactRow label={t('crises.fact.opened')} record={record} by="opening">
        {opened && <Time at={opened} form="full" />}
      </FactRow>
      <LeadFact record={record} row={row} />
      <ReportsFact record={record} row={row} />
      <FactRow label={t('crises.fact.objectives')} record={record} by="direction">
        <Objectives row={row} />
      </FactRow>
      <FactRow label={t('crises.fact.safety')} record={record} by="direction">
        {text(row.safetyMessage) ?? none}
      </FactRow>
      <FactRow label={t('crises.fact.openAlerts')} record={record}>
        <AlertCount open={Number(row.openAlerts ?? 0)} critical={Number(row.criticalAlerts ?? 0)} />
      </FactRow>
      <FactRow label={t('crises.fact.signals')} record={record}>
        {Number(row.signals ?? 0)}
      </FactRow>
    </dl>
  );
}
