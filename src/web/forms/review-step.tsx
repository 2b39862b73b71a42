import { t } from '../i18n/text';
import { fieldLabel, shortValue } from '../i18n/words';
import { Field } from '../parts/field';
import { useStreamTitle } from '../parts/name';
import { useStore } from '../parts/use-store';
import { moneyText } from './decimal';
import { type FormSession, streamOf } from './form-session';
import { kindOf } from './schema';
import { confirmationOf } from './use-sending';

const hidden: ReadonlySet<string> = new Set(['id', 'itemId', 'longText', 'sealedText']);

/** A guarded command in words before it is sent, and the name that has to be typed. */
export function ReviewStep({ session }: { session: FormSession }) {
  const data = session.data();
  const stream = streamOf(session, data);
  const name = useStreamTitle(stream);
  const { confirmation } = useStore(session.store);
  const wanted = confirmationOf(session);
  const fields = Object.entries(session.schema.properties ?? {}).filter(
    ([name, schema]) => data[name] !== undefined && !hidden.has(kindOf(schema)),
  );
  return (
    <section className="review">
      <h3 className="review-title">{t('forms.reviewTitle')}</h3>
      <p>{t('forms.reviewWords', { title: session.description.title, what: name ?? wanted })}</p>
      <dl className="fact-list">
        {fields.map(([name, schema]) => (
          <div key={name}>
            <dt>{fieldLabel(name)}</dt>
            <dd>{kindOf(schema) === 'money' ? amountWords(data[name]) : shortValue(schema, name, data[name])}</dd>
          </div>
        ))}
      </dl>
      <Field label={t('forms.typeToConfirm', { what: wanted })} hint={t('forms.reviewHint')}>
        {(control) => (
          <input
            className="input mono"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the step asks for this and nothing else
            autoFocus
            value={confirmation}
            onChange={(event) => session.dispatch({ type: 'confirm', typed: event.target.value })}
            {...control}
          />
        )}
      </Field>
    </section>
  );
}

const scales = [
  [1e9, 'forms.billion'],
  [1e6, 'forms.million'],
  [1e3, 'forms.thousand'],
] as const;

/** Digits first, then the size in words: `USD 27,000,000.00 (27 million)`. */
function amountWords(value: unknown): string {
  const { minor = 0, currency = 'USD' } = (value ?? {}) as { minor?: number; currency?: string };
  const text = moneyText(minor, currency);
  const whole = Number(text.slice(4).replaceAll(',', ''));
  const scale = scales.find(([size]) => whole >= size);
  return scale ? `${text} (${t(scale[1], { number: Math.floor((whole / scale[0]) * 100) / 100 })})` : text;
}
