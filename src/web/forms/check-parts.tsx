import type { Json } from '../../../contracts/encoding';
import type { DryRun } from '../../../contracts/http';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { hasText, t } from '../i18n/text';
import { fieldLabel, plainWords, shortValue } from '../i18n/words';
import { activeZone } from '../live/zone';
import { Icon } from '../parts/icon';
import { SeverityMark } from '../parts/severity';
import { timeText } from '../time/dtg';
import { formNow } from './form-now';
import { type FieldSchema, kindOf } from './schema';

const hiddenKinds: ReadonlySet<string> = new Set(['id', 'itemId', 'longText', 'sealedText', 'sealed']);
const mostFields = 8;
const isSeverity = (name: string, value: unknown): value is Severity =>
  (name === 'severity' || name === 'from' || name === 'to') && typeof value === 'number' && value >= 1 && value <= 4;
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

/** A value in the words of its field; severities keep their shape. */
function Shown({
  name,
  value,
  schema,
  severity,
}: {
  name: string;
  value: Json;
  schema?: FieldSchema | undefined;
  severity: boolean;
}) {
  if (severity && isSeverity(name, value)) return <SeverityMark severity={value} />;
  if (/Version$/.test(name) && typeof value === 'number') return t('forms.version', { version: value });
  if (isTime(value)) return timeText(value, formNow(), activeZone());
  if (Array.isArray(value) && value.length > 0 && typeof value[0] === 'object') return shortValue(schema, name, value);
  return shortValue(schema, name, value);
}

interface EventsProps {
  readonly events: DryRun['events'];
  readonly schema: FieldSchema;
  readonly revision: number | undefined;
}

/** The events that would be written, each with its stream, the revision it would get, and its main fields. */
export function CheckedEvents({ events, schema, revision }: EventsProps) {
  return (
    <>
      <h4>{t('forms.willRecord')}</h4>
      {events.length === 0 && <p>{t('forms.nothingNew')}</p>}
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events of one dry run keep their order
        <div className="check-box" key={index}>
          <p className="strong">{event.type}</p>
          <p className="mono muted stream">
            {event.stream}
            {t('forms.revisionAfter', { revision: revision === undefined ? index : revision + 1 + index })}
          </p>
          <EventFields data={event.data} schema={schema} severity={/Severity|Alert/.test(event.type)} />
        </div>
      ))}
    </>
  );
}

function EventFields({
  data,
  schema,
  severity,
}: {
  data: DryRun['events'][number]['data'];
  schema: FieldSchema;
  severity: boolean;
}) {
  const shown = Object.entries(data).filter(
    ([name]) =>
      !/Id$/.test(name) && !hiddenKinds.has(kindOf(schema.properties?.[name] ?? { 'x-wf': { kind: 'text' } })),
  );
  return (
    <dl className="check-pairs">
      {shown.slice(0, mostFields).map(([name, value]) => (
        <div key={name}>
          <dt>{fieldLabel(name).toLowerCase()}</dt>
          <dd>
            <Shown
              name={name}
              value={value}
              schema={schema.properties?.[name]}
              severity={severity || name === 'severity'}
            />
          </dd>
        </div>
      ))}
      {shown.length > mostFields && (
        <div>
          <dt />
          <dd className="muted">{t('forms.moreFields', { count: shown.length - mostFields })}</dd>
        </div>
      )}
    </dl>
  );
}

/** Reactions that listen to the events, by name; silence is said, too. */
export function CheckedReactions({ names }: { names: readonly string[] }) {
  return (
    <>
      <h4>{t('forms.then')}</h4>
      {names.length === 0 ? (
        <p>{t('forms.noReaction')}</p>
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name}>{hasText(`forms.reaction.${name}`) ? t(`forms.reaction.${name}`) : plainWords(name)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Cells of boards that would change, old and new. */
export function CheckedCells({ cells }: { cells: DryRun['cells'] }) {
  const topics = [...new Set(cells.map(({ topic }) => topic))];
  return (
    <>
      <h4>{t('forms.board')}</h4>
      {cells.length === 0 && <p>{t('forms.noCell')}</p>}
      {topics.length > 0 && (
        <dl className="check-box check-pairs">
          {topics.map((topic) => (
            <div key={topic}>
              <dt>{topic}</dt>
              <dd>
                <Cells cells={cells.filter((cell) => cell.topic === topic && says(cell))} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

type ChangedCell = DryRun['cells'][number];
const mostCells = 6;
const blank = (value: Json | undefined) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
/** A cell of a new row that stays blank says nothing. */
const says = ({ from, to }: ChangedCell) => !(blank(from) && (blank(to) || to === 0));

const Cells = ({ cells }: { cells: DryRun['cells'] }) => (
  <>
    {cells.slice(0, mostCells).map((cell) => (
      <Cell key={cell.key + cell.field} cell={cell} />
    ))}
    {cells.length > mostCells && (
      <div className="muted">{t('forms.moreFields', { count: cells.length - mostCells })}</div>
    )}
  </>
);

/** The word of a severity in its colour, where a shape would stand in the way of a sentence. */
const SeverityWord = ({ severity }: { severity: Json }) => (
  <span className="severity" data-severity={String(severity)}>
    {t(`frame.severity.${severity}`)}
  </span>
);

function Cell({ cell: { field, from, to } }: { cell: ChangedCell }) {
  const name = fieldLabel(field).toLowerCase();
  const severity = field === 'severity';
  if (from === null || from === undefined)
    return (
      <div className="cell-change">
        {name} <Shown name={field} value={to} severity={severity} />
      </div>
    );
  return (
    <div className="cell-change">
      {name}{' '}
      <s className="muted">
        {severity ? t(`frame.severity.${from}`) : <Shown name={field} value={from} severity={false} />}
      </s>{' '}
      {!severity && <Icon name="right" size={10} className="arrow" />}{' '}
      {severity ? <SeverityWord severity={to} /> : <Shown name={field} value={to} severity={false} />}
    </div>
  );
}
