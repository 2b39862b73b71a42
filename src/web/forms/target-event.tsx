import type { Json } from '../../../contracts/encoding';
import type { ShownEvent } from '../../../contracts/http';
import { t } from '../i18n/text';
import { plainWords, pointerLabel } from '../i18n/words';
import { valueAt } from '../live/corrections';
import { Position } from '../parts/position';
import { useStore } from '../parts/use-store';
import { Value } from '../parts/value';
import type { Draft, DraftObject } from './draft';
import type { FormSession } from './form-session';

/** Places of an event's data that hold one value each, as JSON pointers; lists count as one value, ids are never corrected. */
function placesOf(data: Json, pointer = ''): readonly string[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [pointer];
  return Object.entries(data).flatMap(([name, value]) =>
    /Id$/.test(name) ? [] : placesOf(value, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

/** The event that a form corrects or strikes; a press on a value puts it among the corrections. */
export function TargetEvent({ session }: { session: FormSession }) {
  const seen = useStore(session.seen);
  const { data } = useStore(session.store);
  const event = seen?.events.find(({ id }) => id === session.form.prefill.targetEventId);
  if (!event) return null;
  const given = (Array.isArray(data.corrections) ? data.corrections : []) as readonly DraftObject[];
  const add = (pointer: string) => {
    const item = { pointer, value: JSON.stringify(valueAt(event.data, pointer)) };
    session.dispatch({ type: 'edit', part: 'data', path: ['corrections'], value: [...given, item] as Draft });
  };
  const corrects = session.description.name === 'CorrectEvent';
  return (
    <section className="target-event">
      <p>
        {plainWords(event.type)} <Position value={event.position} />
      </p>
      <Places event={event} onAdd={corrects ? add : undefined} taken={given.map(({ pointer }) => String(pointer))} />
    </section>
  );
}

interface PlacesProps {
  readonly event: ShownEvent;
  readonly taken: readonly string[];
  readonly onAdd: ((pointer: string) => void) | undefined;
}

const Places = ({ event, taken, onAdd }: PlacesProps) => (
  <dl className="fact-list">
    {placesOf(event.data).map((pointer) => (
      <div key={pointer}>
        <dt>{pointerLabel(pointer)}</dt>
        <dd>
          <Value value={valueAt(event.data, pointer)} />{' '}
          {onAdd && !taken.includes(pointer) && (
            <button
              type="button"
              className="link-button"
              aria-label={t('forms.correctField', { field: pointerLabel(pointer) })}
              onClick={() => onAdd(pointer)}
            >
              {t('forms.correctValue')}
            </button>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
