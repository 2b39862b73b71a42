import { useId } from 'react';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel, listName, valueMeaning, valueWords } from '../../i18n/words';
import { Field, FieldSet } from '../../parts/field';
import { useForm, type WidgetProps } from '../form-context';

const mostRadios = 5;
type Value = string | number;

/** One of a list: rows to choose from where there are at most five, else a list that opens. */
export function ChoiceWidget(props: WidgetProps) {
  return (props.schema.enum?.length ?? 0) <= mostRadios ? <Radios {...props} /> : <Selection {...props} />;
}

function Radios({ schema, name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const group = useId();
  const list = listName(schema, name);
  const fault = form.faultAt(path);
  return (
    <FieldSet label={fieldLabel(name)} aside={optional && t('forms.optional')} fault={fault && faultWords(fault)}>
      <div className="radio-rows">
        {optional && (
          <Radio
            group={group}
            value=""
            label={t('forms.notGiven')}
            checked={value === undefined}
            locked={form.locked}
            onChoose={() => form.edit(path, undefined)}
          />
        )}
        {(schema.enum as readonly Value[]).map((each) => (
          <Radio
            key={each}
            group={group}
            value={String(each)}
            label={valueWords(list, each)}
            meaning={valueMeaning(list, each)}
            checked={value === each}
            locked={form.locked}
            onChoose={() => form.edit(path, each)}
          />
        ))}
      </div>
    </FieldSet>
  );
}

interface RadioProps {
  readonly group: string;
  readonly value: string;
  readonly label: string;
  readonly meaning?: string | undefined;
  readonly checked: boolean;
  readonly locked: boolean;
  readonly onChoose: () => void;
}

const Radio = ({ group, value, label, meaning, checked, locked, onChoose }: RadioProps) => (
  <label className="radio-row" data-checked={checked || undefined}>
    <input type="radio" name={group} value={value} checked={checked} disabled={locked} onChange={onChoose} />
    <span className="radio-word">{label}</span>
    {meaning && <span className="muted">{meaning}</span>}
  </label>
);

function Selection({ schema, name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const list = listName(schema, name);
  const fault = form.faultAt(path);
  const values = schema.enum as readonly Value[];
  return (
    <Field label={fieldLabel(name)} aside={optional && t('forms.optional')} fault={fault && faultWords(fault)}>
      {(control) => (
        <select
          className="input"
          value={value === undefined ? '' : String(value)}
          disabled={form.locked}
          onChange={(event) =>
            form.edit(
              path,
              values.find((each) => String(each) === event.target.value),
            )
          }
          onBlur={() => form.leave(path)}
          {...control}
        >
          <option value="">{optional ? t('forms.notGiven') : t('forms.choose')}</option>
          {values.map((each) => (
            <option key={each} value={String(each)}>
              {valueWords(list, each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Several of a list, as boxes to tick. */
export function ManyWidget({ schema, name, path, value }: WidgetProps) {
  const form = useForm();
  const fault = form.faultAt(path);
  const item = schema.items ?? {};
  const list = listName(item, name);
  const chosen = Array.isArray(value) ? (value as readonly Value[]) : [];
  const values = (item.enum ?? []) as readonly Value[];
  const toggle = (each: Value) =>
    form.edit(
      path,
      chosen.includes(each)
        ? chosen.filter((other) => other !== each)
        : values.filter((other) => other === each || chosen.includes(other)),
    );
  const any = schema.minItems ? undefined : t('forms.noneChosen');
  return (
    <FieldSet
      label={fieldLabel(name)}
      aside={chosen.length > 0 ? t('forms.ofMany', { used: chosen.length, most: values.length }) : any}
      fault={fault && faultWords(fault)}
    >
      <div className="tick-grid">
        {values.map((each) => (
          <label key={each} className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(each)}
              disabled={form.locked}
              onChange={() => toggle(each)}
            />
            <span>{valueWords(list, each)}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}

/** Yes or no: a box where one must be given, three rows where it may be left open. */
export function BooleanWidget({ name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const group = useId();
  if (!optional)
    return (
      <label className="tick tick-alone">
        <input
          type="checkbox"
          checked={value === true}
          disabled={form.locked}
          onChange={() => form.edit(path, value !== true)}
        />
        <span>{fieldLabel(name)}</span>
      </label>
    );
  const options = [
    [undefined, 'forms.notGiven'],
    [true, 'forms.yes'],
    [false, 'forms.no'],
  ] as const;
  return (
    <FieldSet label={fieldLabel(name)} aside={t('forms.optional')}>
      <div className="radio-line">
        {options.map(([each, key]) => (
          <label key={key} className="tick">
            <input
              type="radio"
              name={group}
              checked={value === each}
              disabled={form.locked}
              onChange={() => form.edit(path, each)}
            />
            <span>{t(key)}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
