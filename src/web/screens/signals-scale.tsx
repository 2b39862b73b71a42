import { useId } from 'react';
import { valueMeaning } from '../i18n/words';
import { Icon } from '../parts/icon';
import { KeyHint } from '../parts/key-hint';

interface ScaleProps {
  readonly list: string;
  readonly label: string;
  readonly hint: string;
  readonly values: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** One scale of a grade, one line a value, key letter first. */
export function Scale({ list, label, hint, values, chosen, onChoose }: ScaleProps) {
  const group = useId();
  return (
    <fieldset className="scale">
      <legend>
        <span>{label}</span>
        <KeyHint>{hint}</KeyHint>
      </legend>
      {values.map((value) => (
        <label key={value} className="scale-row" data-checked={value === chosen || undefined}>
          <input
            type="radio"
            name={group}
            className="hidden-text"
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <b>{value}</b>
          <span>{valueMeaning(list, value)}</span>
          {value === chosen && <Icon name="tick" size={14} strokeWidth={2} />}
        </label>
      ))}
    </fieldset>
  );
}
