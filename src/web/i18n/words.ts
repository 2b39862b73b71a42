import type { Problem } from '../../../contracts/http';
import type { Fault } from '../../../contracts/kernel/fault';
import { severityWords } from '../../../contracts/vocabulary/code-lists';
import { countryName } from '../../../contracts/vocabulary/countries';
import type { FieldSchema, FormFault } from '../forms/schema';
import { hasText, t } from './text';

/** `sourceRef` as words: `Source ref`. */
export function plainWords(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The label of a field, from the catalogue or from its name. */
export const fieldLabel = (name: string): string =>
  hasText(`fields.${name}`) ? t(`fields.${name}`) : plainWords(name);

/** The label of the field that a JSON pointer ends in; places in lists are no names. */
export const pointerLabel = (pointer: string): string =>
  fieldLabel(pointer.split('/').findLast((step) => /\D/.test(step)) ?? '');

/** The list of words a choice speaks: its named list, else the field itself. */
export const listName = (schema: FieldSchema, name: string): string => schema['x-wf']?.list ?? name;

/** Words of one value of a list. */
export function valueWords(list: string, value: string | number): string {
  if (list === 'Severity') return severityWords[value as 1] ?? String(value);
  const key = `fields.${list}.${value}`;
  return hasText(key)
    ? t(key)
    : typeof value === 'number' || /^[A-Z0-9+]+$/.test(value)
      ? String(value)
      : plainWords(value);
}

/** What a value means, where the catalogue says more than its name. */
export function valueMeaning(list: string, value: string | number): string | undefined {
  const key = `fields.${list}.${value}.meaning`;
  return hasText(key) ? t(key) : undefined;
}

/** The sentence of a broken rule; the server's own words stand as they are. */
export function faultWords(fault: FormFault | Fault): string {
  const key = `forms.rule.${fault.rule}`;
  const values = 'values' in fault ? fault.values : undefined;
  return hasText(key) ? t(key, values) : fault.rule;
}

/** The name of a command: short on its button, whole in its heading. */
export const sendWords = (name: string, title: string): string =>
  hasText(`commands.${name}`) ? t(`commands.${name}`) : title;

/** The sentence of a code: the catalogue's, else the server's. */
export const refusalWords = (problem: Problem): string => {
  const key = `refusals.${problem.code}`;
  return hasText(key) ? t(key) : problem.detail || problem.title;
};

/** A value of an event in a few words, for the dry run and for what changed. */
export function shortValue(schema: FieldSchema | undefined, name: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return listWords(schema, name, value);
  if (typeof value === 'object') return objectWords(value as Record<string, unknown>);
  if (typeof value === 'boolean') return t(value ? 'forms.yes' : 'forms.no');
  if (schema?.enum) return valueWords(listName(schema, name), value as string);
  if (schema?.['x-wf']?.kind === 'country') return countryName(String(value));
  return String(value);
}

function listWords(schema: FieldSchema | undefined, name: string, list: readonly unknown[]): string {
  if (list.length === 0) return t('forms.none');
  if (typeof list[0] === 'object')
    return t(name === 'evidence' ? 'forms.positions' : 'forms.items', { count: list.length });
  return list.map((item) => shortValue(schema?.items, name, item)).join(', ');
}

function objectWords(object: Record<string, unknown>): string {
  if ('from' in object && 'to' in object) return `${object.from} – ${object.to}`;
  if (hasText(`fields.condition.${object.kind}`)) return t(`fields.condition.${object.kind}`);
  const shown = object.name ?? object.id ?? object.kind ?? object.country;
  return shown === undefined ? t('forms.given') : String(shown);
}
