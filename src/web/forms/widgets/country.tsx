import { useState } from 'react';
import { type Country, countries, countryName } from '../../../../contracts/vocabulary/countries';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Field } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { type Choice, Combobox } from '../combobox';
import { useForm, type WidgetProps } from '../form-context';

/** Other names under which a state is looked for. */
const aliases: Readonly<Record<string, string>> = {
  burma: 'MMR',
  'dr congo': 'COD',
  drc: 'COD',
  zaire: 'COD',
  'ivory coast': 'CIV',
  swaziland: 'SWZ',
  turkey: 'TUR',
  'east timor': 'TLS',
  'cape verde': 'CPV',
  macedonia: 'MKD',
  'north korea': 'PRK',
  'south korea': 'KOR',
  uk: 'GBR',
  vatican: 'VAT',
  palestine: 'PSE',
};

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Countries that a typed text may mean: by code, by name, by another name; those that begin with it first. */
function found(text: string): readonly Choice[] {
  const query = folded(text.trim());
  if (!query) return [];
  const alias = Object.entries(aliases).flatMap(([name, code]) => (name.startsWith(query) ? [code] : []));
  const scored = [...countries.values()].flatMap((country): (readonly [number, Country])[] => {
    const name = folded(country.name);
    const codes = [country.alpha3, country.alpha2].map(folded);
    if (codes.includes(query) || alias.includes(country.alpha3)) return [[0, country]];
    if (name.startsWith(query)) return [[1, country]];
    return name.includes(query) ? [[2, country]] : [];
  });
  return scored
    .sort(([a, x], [b, y]) => a - b || x.name.localeCompare(y.name))
    .slice(0, 8)
    .map(([, { alpha3, name }]) => ({ id: alpha3, title: name, aside: alpha3 }));
}

/** One country by name or code. */
export function CountryWidget({ name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const code = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState(code && countries.has(code) ? countryName(code) : code);
  const take = (text: string) => {
    setTyped(text);
    const [first] = found(text);
    const exact =
      first && folded(String(first.title)) === folded(text.trim())
        ? first.id
        : countries.has(text.trim().toUpperCase())
          ? text.trim().toUpperCase()
          : undefined;
    form.edit(path, text.trim() === '' ? undefined : (exact ?? text));
  };
  const choose = (id: string) => {
    setTyped(countryName(id));
    form.edit(path, id);
  };
  const fault = form.faultAt(path);
  return (
    <Field
      label={fieldLabel(name)}
      aside={countries.has(code) ? code : optional && t('forms.optional')}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <Combobox
          text={typed}
          onText={take}
          choices={found(typed)}
          onChoose={choose}
          onLeave={() => form.leave(path)}
          disabled={form.locked}
          control={control}
        />
      )}
    </Field>
  );
}

/** Several countries as a list of names, each removable. */
export function CountriesWidget({ schema, name, path, value, optional }: WidgetProps) {
  const form = useForm();
  const [typed, setTyped] = useState('');
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const most = schema.maxItems ?? 0;
  const add = (id: string) => {
    setTyped('');
    if (!chosen.includes(id)) form.edit(path, [...chosen, id]);
  };
  const fault = form.faultAt(path);
  const aside =
    most > 0 && most < 1000
      ? t('forms.ofMany', { used: chosen.length, most })
      : optional || !schema.minItems
        ? t('forms.noneIsAny')
        : undefined;
  return (
    <Field label={fieldLabel(name)} aside={aside} fault={fault && faultWords(fault)}>
      {(control) => (
        <div className="basket">
          {chosen.map((code) => (
            <div key={code} className="basket-row">
              <span>{countryName(code)}</span>
              <span className="muted">{code}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={t('forms.remove', { what: countryName(code) })}
                disabled={form.locked}
                onClick={() =>
                  form.edit(
                    path,
                    chosen.filter((other) => other !== code),
                  )
                }
              >
                <Icon name="close" size={10} />
              </button>
            </div>
          ))}
          <Combobox
            text={typed}
            onText={setTyped}
            choices={found(typed).filter(({ id }) => !chosen.includes(id))}
            onChoose={add}
            onLeave={() => form.leave(path)}
            placeholder={t('forms.addCountry')}
            disabled={form.locked}
            control={control}
          />
        </div>
      )}
    </Field>
  );
}
