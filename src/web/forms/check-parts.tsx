import type { DryRun } from '../../../contracts/http';
import { hasText, t } from '../i18n/text';
import { fieldLabel, plainWords } from '../i18n/words';
import { shortStream } from '../parts/name';
import { Shown } from './check-value';
import type { FieldSchema } from './schema';
import { toldFields } from './told-fields';

const mostFields = 8;

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
          <p className="mono muted stream" title={event.stream}>
            {shortStream(event.stream)}
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
  const shown = toldFields(data, schema);
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
