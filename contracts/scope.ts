import type { Classification, Handling } from './metadata';
import { classifications } from './vocabulary/code-lists';

/** Who may see a row (trust.md §6). */
export interface Scope {
  readonly countries: readonly string[];
  readonly compartments: readonly string[];
  readonly classification: Classification;
}

/** Rights of one reader; `countries` undefined means all. */
export interface Reader {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly org: string;
  readonly countries?: readonly string[];
  readonly compartments: readonly string[];
  readonly clearance: Classification;
  readonly rightsVersion: number;
}

const rank = (classification: Classification) => classifications.indexOf(classification);

/**
 * The one filter of rows: snapshot, page, export, search, lookup and every pushed change ask it (trust.md §6.2).
 * A row without countries is seen by everyone with its clearance and compartments.
 */
export const visible = (scope: Scope, reader: Reader): boolean =>
  rank(scope.classification) <= rank(reader.clearance) &&
  scope.compartments.every((compartment) => reader.compartments.includes(compartment)) &&
  (reader.countries === undefined ||
    scope.countries.length === 0 ||
    scope.countries.some((country) => reader.countries?.includes(country)));

/** True when every one of these countries lies within the reader's scope. */
export const covers = (reader: Reader, countries: readonly string[]) =>
  reader.countries === undefined || countries.every((country) => reader.countries?.includes(country));

export const highest = (handlings: readonly Classification[], floor: Classification = 'UNCLASSIFIED') =>
  handlings.reduce((a, b) => (rank(b) > rank(a) ? b : a), floor);

export const scopeOf = (countries: readonly string[], handling: Handling): Scope => ({
  countries,
  compartments: handling.compartments,
  classification: handling.classification,
});
