import type { RegisterQuery } from '../../../contracts/picture-store';
import { Refusal } from '../../../contracts/refusals';
import { parseStrict } from '../../../contracts/strict-json';

const invalid = (name: string, rule: string) =>
  new Refusal('INVALID_FIELDS', { errors: [{ pointer: `/query/${name}`, rule }] });

/** Each parameter is given once. @throws Refusal INVALID_FIELDS */
export function assertSingle(query: Readonly<Record<string, unknown>>) {
  const repeated = Object.entries(query).find(([, value]) => typeof value !== 'string');
  if (repeated) throw invalid(repeated[0], 'must be given once');
}

/** A parameter that names one of these. @throws Refusal INVALID_FIELDS */
export function nameOf(name: string, text: string | undefined, names: readonly string[]): string | undefined {
  if (text !== undefined && !names.includes(text)) throw invalid(name, `must be one of ${names.join(', ')}`);
  return text;
}

const mostWords = 200;

/** Words to search for. @throws Refusal INVALID_FIELDS: the index would take a control character for an end */
export function wordsOf(name: string, text: string): string {
  if (/\p{Cc}/u.test(text)) throw invalid(name, 'holds a control character');
  return text.slice(0, mostWords);
}

/** A parameter that is a count or a position. @throws Refusal INVALID_FIELDS */
export function countOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalid(name, 'must be an integer of zero or more');
  return Number(text);
}

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** `{column: value}` or `{column: [values]}` as JSON text, of these columns. @throws Refusal INVALID_FIELDS */
export function filterOf(text: string, columns: readonly string[]): RegisterQuery['filter'] {
  let filter: unknown;
  try {
    filter = parseStrict(text);
  } catch {
    throw invalid('f', 'must be a JSON object of columns and values');
  }
  const valid =
    typeof filter === 'object' &&
    filter !== null &&
    !Array.isArray(filter) &&
    Object.values(filter).every(
      (value) => isScalar(value) || (Array.isArray(value) && value.length <= 100 && value.every(isScalar)),
    );
  if (!valid) throw invalid('f', 'must be a JSON object of columns and values');
  // A column that does not exist would filter nothing and pass for an answer.
  for (const column of Object.keys(filter as object)) nameOf('f', column, columns);
  return filter as RegisterQuery['filter'];
}
