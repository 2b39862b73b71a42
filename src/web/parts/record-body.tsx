import { Link } from 'wouter';
import { categoryOf, idOf } from '../../../contracts/event-log';
import type { RecordAnswer } from '../../../contracts/http';
import { t } from '../i18n/text';
import type { TimelineEntry } from '../live/timeline';
import { TimelineLine } from './sentence';
import { StatePanel } from './state-panel';

/** Events as sentences, newest first. */
export function TimelineList({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <TimelineLine key={`${entry.position}${entry.type}`} entry={entry} />
      ))}
    </ol>
  );
}

/** Records found through references. */
export function Related({ record }: { record: RecordAnswer }) {
  if (record.related.length === 0) return <StatePanel title={t('record.noRelated')} />;
  return (
    <ul className="related">
      {record.related.map(({ stream, title }) => (
        <li key={stream}>
          <span className="muted">{categoryOf(stream)}</span>{' '}
          <Link href={categoryOf(stream) === 'crisis' ? `/crisis/${idOf(stream)}` : `/record/${stream}`}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
