import { useState } from 'react';
import { currencyExponents } from '../../../../contracts/vocabulary/currencies';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Field } from '../../parts/field';
import { moneyText, parseMoney, plainDecimal, wholeNumber } from '../decimal';
import { useForm, type WidgetProps } from '../form-context';
import { kindOf } from '../schema';

/** A whole or decimal number; groups of thousands may be typed or pasted. */
export function NumberWidget({ schema, name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const whole = kindOf(schema) === 'count';
  const fault = form.faultAt(path);
  const take = (text: string) => {
    setTyped(text);
    form.edit(path, text.trim() === '' ? undefined : ((whole ? wholeNumber(text) : plainDecimal(text)) ?? text));
  };
  const limit = whole && schema.maximum !== undefined && schema.maximum < 1e6;
  return (
    <Field
      label={fieldLabel(name)}
      aside={
        limit
          ? t('forms.range', { least: schema.minimum ?? 0, most: schema.maximum ?? 0 })
          : optional && t('forms.optional')
      }
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <input
          className="input input-number"
          inputMode={whole ? 'numeric' : 'decimal'}
          value={typed}
          disabled={form.locked}
          onChange={(event) => take(event.target.value)}
          onBlur={() => form.leave(path)}
          {...control}
        />
      )}
    </Field>
  );
}

/** What is typed as an amount, what it comes to, and how it goes into the form. */
function useMoneyEntry({ path, value, optional }: WidgetProps) {
  const form = useForm();
  const given = value as { minor?: number; currency?: string } | undefined;
  const currency = given?.currency ?? 'USD';
  const [typed, setTyped] = useState(given?.minor === undefined ? '' : moneyText(given.minor, currency).slice(4));
  const parsed = typed.trim() === '' ? undefined : parseMoney(typed, currency);
  const take = (text: string, chosen: string) => {
    setTyped(text);
    const read = parseMoney(text, chosen);
    if (text.trim() === '') return form.edit(path, optional ? undefined : { currency: chosen });
    form.edit(
      path,
      'fault' in read ? { minor: text, currency: chosen } : { minor: read.minor, currency: read.currency },
    );
  };
  return { currency, typed, parsed, take };
}

/** An amount with its currency, exact to the currency's digits, told back in full. */
export function MoneyWidget(props: WidgetProps) {
  const { name, path, optional } = props;
  const form = useForm();
  const { currency, typed, parsed, take } = useMoneyEntry(props);
  const fault = parsed && 'fault' in parsed ? { rule: `money.${parsed.fault}`, pointer: '' } : form.faultAt(path);
  const told = parsed && 'minor' in parsed ? moneyText(parsed.minor, parsed.currency) : undefined;
  return (
    <Field
      label={fieldLabel(name)}
      aside={optional && t('forms.optional')}
      hint={told}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <div className="input-row">
          <input
            className="input input-number"
            inputMode="decimal"
            value={typed}
            disabled={form.locked}
            onChange={(event) => take(event.target.value, currency)}
            onBlur={() => form.leave(path)}
            {...control}
          />
          <Currency value={currency} locked={form.locked} onChoose={(chosen) => take(typed, chosen)} />
        </div>
      )}
    </Field>
  );
}

const Currency = ({
  value,
  locked,
  onChoose,
}: {
  value: string;
  locked: boolean;
  onChoose: (code: string) => void;
}) => (
  <select
    className="input input-currency"
    aria-label={t('forms.currency')}
    value={value}
    disabled={locked}
    onChange={(event) => onChoose(event.target.value)}
  >
    {[...currencyExponents.keys()].map((code) => (
      <option key={code}>{code}</option>
    ))}
  </select>
);
