import type { ReactNode } from 'react';
import type { RecordAnswer, ShownEvent } from '../../../contracts/http';
import { t } from '../i18n/text';
import { type Correcting, openCorrection } from '../live/correct';
import { catalogueStore } from '../live/pictures';
import { CorrectedValues, StruckBy } from './corrected';
import { Position } from './position';
import { Time } from './time';
import { useStore } from './use-store';

const columns = ['position', 'revision', 'recorded', 'effective', 'type', 'data', 'actions'] as const;
const commands: readonly Correcting[] = ['CorrectEvent', 'RetractEvent'];

/** *Correct…* and *Strike…*: whether this event allows it is for the server to say. */
function Actions({ event, revision }: { event: ShownEvent; revision: number }) {
  const { commands: known } = useStore(catalogueStore);
  const offered = commands.filter((command) => known.some(({ name }) => name === command));
  if (event.struckBy !== undefined) return null;
  return offered.map((command) => (
    <button
      key={command}
      type="button"
      className="link event-action"
      aria-label={t(`record.${command}.of`, { position: String(event.position) })}
      onClick={() => openCorrection(command, event, revision)}
    >
      {t(`record.${command}`)}
    </button>
  ));
}

/** A cell that says its own heading where a narrow window turns rows into blocks. */
const Cell = ({ name, children }: { name: (typeof columns)[number]; children: ReactNode }) => (
  <td data-label={t(`record.column.${name}`)}>{children}</td>
);

function EventRow({ event, record }: { event: ShownEvent; record: RecordAnswer }) {
  return (
    <tr data-event={event.id} data-struck={event.struckBy !== undefined || undefined}>
      <Cell name="position">
        <Position value={event.position} />
      </Cell>
      <Cell name="revision">{event.revision}</Cell>
      <Cell name="recorded">
        <Time at={event.metadata.recordedAt} />
      </Cell>
      <Cell name="effective">
        <Time at={event.metadata.effectiveAt} />
      </Cell>
      <Cell name="type">
        <span className="said">{event.type}</span>
        <StruckBy position={event.struckBy} />
      </Cell>
      <Cell name="data">
        <details>
          <summary>{t('record.fields', { count: Object.keys(event.data).length })}</summary>
          <pre className="said">{JSON.stringify(event.data, null, 2)}</pre>
        </details>
        <CorrectedValues event={event} events={record.events} />
      </Cell>
      <td>
        <Actions event={event} revision={record.revision} />
      </td>
    </tr>
  );
}

/** The raw events of a stream as a table, each with the way to correct or strike it. */
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
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`record.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.events.map((event) => (
            <EventRow key={event.id} event={event} record={record} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
