import '../style/grid.css';
import '../style/drawer.css';
import '../style/record.css';
import type { RecordAnswer } from '../../../contracts/http';
import { recordTopic } from '../../../contracts/live';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { t } from '../i18n/text';
import { ApiProblem } from '../live/api';
import { EventTable } from '../parts/event-table';
import { shortStream } from '../parts/name';
import { Related, TimelineList } from '../parts/record-body';
import { RecordFooter } from '../parts/record-footer';
import { RecordHead, useTab } from '../parts/record-head';
import { Screen } from '../parts/screen';
import { SeverityMark } from '../parts/severity';
import { ProblemPanel, StatePanel } from '../parts/state-panel';
import { useRecord } from '../parts/use-record';
import { memberWords, Value } from '../parts/value';
import { entryOf } from './alerts/drawer';

function Facts({ record }: { record: RecordAnswer }) {
  const facts = Object.entries(record.row ?? {});
  if (facts.length === 0) return <StatePanel title={t('record.noFacts')} />;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{memberWords(name)}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const severityOf = (record: RecordAnswer) => {
  const severity = record.row?.severity;
  return typeof severity === 'number' && severity >= 1 && severity <= 4 ? (severity as Severity) : undefined;
};
const titleOf = ({ row, stream }: RecordAnswer) =>
  String(row?.title ?? row?.headline ?? row?.name ?? shortStream(stream));

function Body({ record }: { record: RecordAnswer }) {
  const tabs = [
    { name: 'facts', label: t('record.tab.facts') },
    { name: 'related', label: t('record.tab.related'), count: record.related.length },
    { name: 'events', label: t('record.tab.events'), count: record.revision + 1 },
  ];
  const tab = useTab(tabs);
  const severity = severityOf(record);
  return (
    <>
      <RecordHead
        record={record}
        lead={severity && <SeverityMark severity={severity} />}
        title={titleOf(record)}
        tabs={tabs}
        current={tab}
        path={`/record/${record.stream}`}
      />
      {tab === 'facts' && (
        <div className="record-columns" data-columns="2">
          <section tabIndex={0}>
            <div className="section-head">{t('record.facts')}</div>
            <Facts record={record} />
          </section>
          <section tabIndex={0}>
            <div className="section-head">
              <span>{t('record.timeline')}</span>
              <span className="aside">{t('record.newestFirst', { count: record.revision + 1 })}</span>
            </div>
            <TimelineList entries={record.events.map(entryOf)} />
          </section>
        </div>
      )}
      {tab === 'related' && <Related record={record} />}
      {tab === 'events' && <EventTable record={record} />}
    </>
  );
}

/** Any stream: facts, timeline, related records, events, commands (template T3). */
export default function RecordPage({ params }: { params: Readonly<Record<string, string>> }) {
  const stream = params.stream ?? '';
  const record = useRecord(stream);
  return (
    <Screen
      title={record.value ? titleOf(record.value) : shortStream(stream)}
      topic={recordTopic(stream)}
      footer={<RecordFooter stream={stream} record={record.value} />}
    >
      {record.value && <Body record={record.value} />}
      {!record.value && record.cause !== undefined && (
        <Absent stream={stream} cause={record.cause} onRetry={record.reload} />
      )}
    </Screen>
  );
}

/** Why there is nothing to show: no such record that this reader may see, or the answer failed. */
export function Absent({ stream, cause, onRetry }: { stream: string; cause: unknown; onRetry: () => void }) {
  if (cause instanceof ApiProblem && cause.problem.status === 404)
    return (
      <StatePanel title={t('record.notFound', { stream: shortStream(stream) })}>{t('record.notFoundWords')}</StatePanel>
    );
  return <ProblemPanel cause={cause} onRetry={onRetry} />;
}
