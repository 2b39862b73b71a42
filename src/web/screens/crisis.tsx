import '../style/grid.css';
import '../style/drawer.css';
import '../style/record.css';
import type { RecordAnswer } from '../../../contracts/http';
import { recordTopic } from '../../../contracts/live';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { t } from '../i18n/text';
import { readTimeline } from '../live/timeline';
import { StatusWords } from '../parts/crisis-cells';
import { EventTable } from '../parts/event-table';
import { shortId } from '../parts/name';
import { Related, TimelineList } from '../parts/record-body';
import { RecordFooter } from '../parts/record-footer';
import { RecordHead, useTab } from '../parts/record-head';
import { Screen } from '../parts/screen';
import { SeverityMark } from '../parts/severity';
import { ProblemPanel } from '../parts/state-panel';
import { useLoaded } from '../parts/use-loaded';
import { useRecord } from '../parts/use-record';
import { CrisisFacts } from './crises/facts';
import { KeyFigures } from './crises/key-figures';
import { LinkedSignals, Reports } from './crises/tabs';
import { Absent } from './record';

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

function Timeline({ id, record }: { id: string; record: RecordAnswer }) {
  const timeline = useLoaded(id, record.position, (signal) => readTimeline('crisis', id, record.position, signal));
  const { value } = timeline;
  return (
    <section tabIndex={0}>
      <div className="section-head">
        <span>{t('record.timeline')}</span>
        {value && (
          <span className="aside">
            {value.more ? t('record.newestHundred') : t('record.newestFirst', { count: value.entries.length })}
          </span>
        )}
      </div>
      {timeline.cause !== undefined && <ProblemPanel cause={timeline.cause} onRetry={timeline.reload} />}
      <TimelineList entries={value?.entries ?? []} />
    </section>
  );
}

function FactsTab({ id, record }: { id: string; record: RecordAnswer }) {
  return (
    <div className="record-columns" data-columns="3">
      <section tabIndex={0}>
        <div className="section-head">
          <span>{t('record.facts')}</span>
          <span className="aside">{t('record.positionOfChange')}</span>
        </div>
        <CrisisFacts record={record} />
      </section>
      <Timeline id={id} record={record} />
      <KeyFigures id={id} record={record} />
    </div>
  );
}

function Body({ id, record }: { id: string; record: RecordAnswer }) {
  const row = record.row ?? {};
  const tabs = [
    { name: 'facts', label: t('record.tab.factsTimeline') },
    { name: 'related', label: t('record.tab.related'), count: record.related.length },
    { name: 'events', label: t('record.tab.events'), count: record.revision + 1 },
    { name: 'reports', label: t('record.tab.reports'), count: number(row.reportNumber) },
    { name: 'signals', label: t('record.tab.signals'), count: number(row.signals) },
  ];
  const tab = useTab(tabs);
  const lead = (
    <>
      <SeverityMark severity={(number(row.severity) || 1) as Severity} />
      <b>
        <StatusWords status={typeof row.status === 'string' ? row.status : null} />
      </b>
    </>
  );
  return (
    <>
      <RecordHead
        record={record}
        lead={lead}
        title={String(row.title ?? shortId(id))}
        tabs={tabs}
        current={tab}
        path={`/crisis/${id}`}
      />
      {tab === 'facts' && <FactsTab id={id} record={record} />}
      {tab === 'related' && <Related record={record} />}
      {tab === 'events' && <EventTable record={record} />}
      {tab === 'reports' && <Reports record={record} />}
      {tab === 'signals' && <LinkedSignals id={id} position={record.position} />}
    </>
  );
}

/** A crisis: facts with the position of their last change, timeline, key figures, reports, signals. */
export default function Crisis({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? '';
  const stream = `crisis-${id}`;
  const record = useRecord(stream);
  return (
    <Screen
      title={String(record.value?.row?.title ?? t('crises.crisis'))}
      place={t('crises.title')}
      topic={recordTopic(stream)}
      footer={<RecordFooter stream={stream} record={record.value} />}
    >
      {record.value && <Body id={id} record={record.value} />}
      {!record.value && record.cause !== undefined && (
        <Absent stream={stream} cause={record.cause} onRetry={record.reload} />
      )}
    </Screen>
  );
}
