import type { RecordedEvent } from './event-log';
import type { Classification, Handling } from './metadata';
import { classifications } from './vocabulary/code-lists';

/** Who may see a row (trust.md §6). */
export interface Scope {
  readonly countries: readonly string[];
  readonly compartments: readonly string[];
  readonly classification: Classification;
  /** Sees the row whatever its countries: whoever started an import sees their own batch. */
  readonly owner?: string;
  /** Only these roles see it at all; absent: every role. */
  readonly roles?: readonly string[];
}

/** Rights of one reader; `countries` undefined means all. */
export interface Reader {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly org: string;
  /** The partner organization that somebody in role `partner` belongs to. */
  readonly partnerId?: string;
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
  (scope.roles === undefined || scope.roles.some((role) => reader.roles.includes(role))) &&
  scope.compartments.every((compartment) => reader.compartments.includes(compartment)) &&
  (reader.countries === undefined ||
    scope.countries.length === 0 ||
    scope.owner === reader.userId ||
    scope.countries.some((country) => reader.countries?.includes(country)));

/** True when every one of these countries lies within the reader's scope. */
export const covers = (reader: Reader, countries: readonly string[]) =>
  reader.countries === undefined || countries.every((country) => reader.countries?.includes(country));

export const highest = (handlings: readonly Classification[], floor: Classification = 'UNCLASSIFIED') =>
  handlings.reduce((a, b) => (rank(b) > rank(a) ? b : a), floor);

/** A handling that is as restricted as both. */
export const stricter = (a: Handling, b: Handling): Handling => ({
  classification: highest([a.classification, b.classification]),
  compartments: [...new Set([...a.compartments, ...b.compartments])],
});

export const scopeOf = (countries: readonly string[], handling: Handling): Scope => ({
  countries,
  compartments: handling.compartments,
  classification: handling.classification,
});

/** Stands for countries that nobody can list beforehand: only readers of all countries, and the owner, see the row. */
export const anyCountry = '*';

interface CountryFields {
  readonly countries?: readonly string[];
  readonly country?: string;
  readonly condition?: { readonly countries?: readonly string[] };
}

/**
 * Countries that an event speaks of: its `countries`, else its `country`, else those of a rule's condition. The rows of
 * an imported file may lie anywhere.
 */
export function countriesOf(event: Pick<RecordedEvent, 'stream' | 'data'>): readonly string[] {
  if (event.stream.startsWith('importBatch-')) return [anyCountry];
  const { countries, country, condition } = event.data as CountryFields;
  return countries ?? (country === undefined ? (condition?.countries ?? []) : [country]);
}

const overseers = ['auditor', 'administrator'];
/** Streams whose events only some roles read, wherever they are shown (domain.md §3, rights). */
const readersOf: Readonly<Record<string, readonly string[]>> = {
  user: overseers,
  access: overseers,
  integrity: overseers,
  importBatch: ['desk-analyst', 'senior-watch-officer', 'records-officer', 'service', ...overseers],
};

/** Who may see one event. */
export function eventScope(event: Pick<RecordedEvent, 'stream' | 'data' | 'metadata'>): Scope {
  const roles = readersOf[event.stream.slice(0, event.stream.indexOf('-'))];
  const { onBehalfOf, actor, handling } = event.metadata;
  return {
    ...scopeOf(countriesOf(event), handling),
    ...(roles && { roles }),
    ...(event.stream.startsWith('importBatch-') && { owner: onBehalfOf ?? actor.id }),
  };
}
