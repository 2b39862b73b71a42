import { Link } from 'wouter';
import type { RecordAnswer, RegisterPage } from '../../../../contracts/http';
import { t } from '../../i18n/text';
import { api } from '../../live/api';
import { TimelineList } from '../../parts/record-body';
import { ProblemPanel, StatePanel } from '../../parts/state-panel';
import { Time } from '../../parts/time';
import { useLoaded } from '../../parts/use-loaded';
import { entryOf } from '../alerts/drawer';

const reports = ['SituationReportIssued', 'SituationUpdatePosted'];

/** Situation reports and updates, newest first, each bound to a position. */
export function Reports({ record }: { record: RecordAnswer }) {
  const found = record.events.filter(({ type }) => reports.includes(type));
  if (found.length === 0) return <StatePanel title={t('record.noReports')} />;
  return (
    <div className="record-single">
      <TimelineList entries={found.map(entryOf)} />
    </div>
  );
}

/** Signals that name the crisis, newest first. */
export function LinkedSignals({ id, position }: { id: string; position: number }) {
  const page = useLoaded(id, position, (signal) =>
    api<RegisterPage>('/registers/signals', {
      query: { f: JSON.stringify({ crisisId: id }), limit: 100, after: position },
      signal,
    }),
  );
  if (page.cause !== undefined && !page.value) return <ProblemPanel cause={page.cause} onRetry={page.reload} />;
  if (page.value?.rows.length === 0) return <StatePanel title={t('record.noSignals')} />;
  return (
    <ul className="related">
      {page.value?.rows.map(({ key, row }) => (
        <li key={key}>
          <span className="muted">{typeof row.recordedAt === 'string' && <Time at={row.recordedAt} />}</span>{' '}
          <Link href={`/record/signal-${key}`}>{String(row.headline ?? row.title ?? key)}</Link>
        </li>
      ))}
    </ul>
  );
}
