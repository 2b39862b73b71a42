import { useState } from 'react';
import { currencyExponents } from '../../../../contracts/vocabulary/currencies';
import { t } from '../../i18n/text';
import { Field } from '../../parts/field';
import { moneyText, parseMoney, plainDecimal, wholeNumber } from '../decimal';
import { useForm, type WidgetProps } from '../form-context';
import { kindOf } from '../schema';
import { faultWords, fieldLabel } from '../words';

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

/** An amount with its currency, exact to the currency's digits, told back in full. */
export function MoneyWidget({ name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const given = value as { minor?: number; currency?: string } | undefined;
  const currency = given?.currency ?? 'USD';
  const [typed, setTyped] = useState(given?.minor === undefined ? '' : moneyText(given.minor, currency).slice(4));
  const take = (text: string, chosen: string) => {
    setTyped(text);
    const parsed = parseMoney(text, chosen);
    if (text.trim() === '') form.edit(path, optional ? undefined : { currency: chosen });
    else
      form.edit(
        path,
        'fault' in parsed ? { minor: text, currency: chosen } : { minor: parsed.minor, currency: parsed.currency },
      );
  };
  const parsed = typed.trim() === '' ? undefined : parseMoney(typed, currency);
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
          <select
            className="input input-currency"
            aria-label={t('forms.currency')}
            value={currency}
            disabled={form.locked}
            onChange={(event) => take(typed, event.target.value)}
          >
            {[...currencyExponents.keys()].map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
