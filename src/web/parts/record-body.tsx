import { Link } from 'wouter';
import { categoryOf, idOf } from '../../../contracts/event-log';
import type { RecordAnswer, ShownEvent } from '../../../contracts/http';
import { t } from '../i18n/text';
import type { TimelineEntry } from '../live/timeline';
import { Position } from './position';
import { TimelineLine } from './sentence';
import { StatePanel } from './state-panel';
import { Time } from './time';

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

const EventRow = ({ event }: { event: ShownEvent }) => (
  <tr data-struck={event.struckBy !== undefined || undefined}>
    <td>
      <Position value={event.position} />
    </td>
    <td>{event.revision}</td>
    <td>
      <Time at={event.metadata.recordedAt} />
    </td>
    <td>
      <Time at={event.metadata.effectiveAt} />
    </td>
    <td>{event.type}</td>
    <td>
      <details>
        <summary>{t('record.fields', { count: Object.keys(event.data).length })}</summary>
        <pre>{JSON.stringify(event.data, null, 2)}</pre>
      </details>
    </td>
  </tr>
);

/** The raw events of a stream as a table. */
export function EventTable({ record }: { record: RecordAnswer }) {
  return (
    <div className="plain-table">
      <table>
        <caption>
          {record.more
            ? t('record.newest', { count: record.events.length, all: record.revision + 1 })
            : t('record.all', { count: record.events.length })}
        </caption>
        <thead>
          <tr>
            {['position', 'revision', 'recorded', 'effective', 'type', 'data'].map((name) => (
              <th key={name} scope="col">
                {t(`record.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
