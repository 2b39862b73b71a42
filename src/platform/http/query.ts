import { Refusal } from '../../../contracts/refusals';
import { parseStrict } from '../../../contracts/strict-json';
import type { RegisterQuery } from '../../../contracts/picture-store';

const invalid = (name: string, rule: string) => new Refusal('INVALID_FIELDS', { errors: [{ pointer: `/query/${name}`, rule }] });

/** A parameter that is a count or a position. @throws Refusal INVALID_FIELDS */
export function countOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalid(name, 'must be an integer of zero or more');
  return Number(text);
}

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** `{column: value}` or `{column: [values]}` as JSON text. @throws Refusal INVALID_FIELDS */
export function filterOf(text: string): RegisterQuery['filter'] {
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
    Object.values(filter).every((value) => isScalar(value) || (Array.isArray(value) && value.length <= 100 && value.every(isScalar)));
  if (!valid) throw invalid('f', 'must be a JSON object of columns and values');
  return filter as RegisterQuery['filter'];
}
