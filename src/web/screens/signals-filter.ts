import {
  accessConstraints,
  credibilities,
  reliabilities,
  sourceTypes,
  violenceTypes,
} from '../../../contracts/vocabulary/code-lists';
import { countries } from '../../../contracts/vocabulary/countries';
import type { Filter } from '../grid/filter';

/** Columns of signals that a filter can name, with their values. */
export const signalValues: Readonly<Record<string, readonly string[]>> = {
  state: ['reported', 'graded', 'linked', 'withdrawn'],
  sourceType: sourceTypes,
  violenceType: violenceTypes,
  reliability: reliabilities,
  credibility: credibilities,
  precision: ['exact', 'locality', 'admin2', 'admin1', 'country'],
  accessConstraint: accessConstraints,
  country: [...countries.keys()],
};

/** Filters as the register takes them: equal to one of the values; excluding takes all other values of the list. */
export function registerFilter(filters: readonly Filter[]): Readonly<Record<string, readonly string[]>> {
  const given = filters.filter(({ column }) => signalValues[column] || column === 'crisisId' || column === 'batchId');
  return Object.fromEntries(
    given.map(({ column, values, excluded }) => {
      const all = signalValues[column] ?? [];
      const exact = values.map((value) => all.find((each) => each.toLowerCase() === value.toLowerCase()) ?? value);
      // The register takes at most 100 values, so only short lists can be excluded from.
      return [column, excluded && all.length <= 100 ? all.filter((each) => !exact.includes(each)) : exact];
    }),
  );
}
