import type { JsonObject } from '../../../contracts/encoding';
import { type Column, textOf } from './column';

/** One filter chip: `status:-closed` excludes, `severity:4|3` takes either, `text:word` looks in every column. */
export interface Filter {
  readonly column: string;
  readonly values: readonly string[];
  readonly excluded: boolean;
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Splits at commas outside quotation marks. */
const split = (text: string) => text.match(/(?:[^,"]|"[^"]*")+/g) ?? [];

/** Filters as the address writes them. Parts without a column look in every text. */
export function readFilters(text: string): readonly Filter[] {
  return split(text).flatMap((part) => {
    const colon = part.indexOf(':');
    const column = colon < 0 ? 'text' : part.slice(0, colon).trim();
    const given = (colon < 0 ? part : part.slice(colon + 1)).trim();
    const excluded = given.startsWith('-');
    const values = (excluded ? given.slice(1) : given).split('|').map((value) => value.replace(/^"|"$/g, '').trim());
    const kept = values.filter(Boolean);
    return kept.length > 0 ? [{ column, values: kept, excluded }] : [];
  });
}

const quoted = (value: string) => (/[,|:"]/.test(value) || /\s/.test(value) ? `"${value.replaceAll('"', '')}"` : value);

/** The address form of filters; reading it gives the same filters again. */
export const writeFilters = (filters: readonly Filter[]) =>
  filters
    .map(({ column, values, excluded }) => `${column}:${excluded ? '-' : ''}${values.map(quoted).join('|')}`)
    .join(',');

function wordsOf(column: Column | undefined, name: string, row: JsonObject): readonly string[] {
  if (column?.words) return column.words(row);
  const value = row[name];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function holds({ column, values, excluded }: Filter, columns: readonly Column[], row: JsonObject) {
  if (column === 'text') {
    const all = folded(columns.flatMap((one) => wordsOf(one, one.name, row)).join(' '));
    return values.some((value) => all.includes(folded(value))) !== excluded;
  }
  const own = wordsOf(
    columns.find(({ name }) => name === column),
    column,
    row,
  ).map(folded);
  return values.some((value) => own.includes(folded(value))) !== excluded;
}

/** True when a row passes every filter. */
export const passes = (filters: readonly Filter[], columns: readonly Column[], row: JsonObject) =>
  filters.every((filter) => holds(filter, columns, row));
