import type { JsonObject } from '../../../contracts/encoding';
import { fieldLabel, shortValue } from '../i18n/words';

/** The values that decided a refusal: states, amounts, missing ids. */
export function RefusalValues({ values }: { values: JsonObject | undefined }) {
  const shown = Object.entries(values ?? {}).filter(([name]) => name !== 'retryAfter' && name !== 'pointer');
  if (shown.length === 0) return null;
  return (
    <dl className="fact-list answer-values">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{fieldLabel(name)}</dt>
          <dd>{shortValue(undefined, name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
