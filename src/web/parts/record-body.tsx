import { Link } from 'wouter';
import { categoryOf } from '../../../contracts/event-log';
import type { RecordAnswer } from '../../../contracts/http';
import { t } from '../i18n/text';
import { recordPath } from '../live/record-path';
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
          <span className="muted">{categoryOf(stream)}</span> <Link href={recordPath(stream)}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
