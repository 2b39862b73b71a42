import type { RecordedEvent } from '../../../contracts/event-log';
import type { Handling } from '../../../contracts/metadata';
import { eventScope, highest, type Scope } from '../../../contracts/scope';

/** Who may see a row, and whether an event of its own stream has been folded into it. */
export interface RowScope {
  readonly scope: Scope;
  readonly owned: boolean;
}

export const unclaimed: RowScope = {
  scope: { countries: [], compartments: [], classification: 'UNCLASSIFIED' },
  owned: false,
};

/** An event of another stream contributes only if its compartments are within those of the row's own (domain.md §3). */
export const contributes = (scope: Scope, { metadata }: RecordedEvent, own: boolean) =>
  own || metadata.handling.compartments.every((compartment) => scope.compartments.includes(compartment));

/**
 * The scope of a row after one more event: its countries are those of its events, its handling that of its own stream.
 * @param own whether the event stands on the row's own stream; undefined where rows of this picture have none, and
 *   the most restricted of their events decides
 */
export function widened({ scope, owned }: RowScope, event: RecordedEvent, own: boolean | undefined): RowScope {
  const told = eventScope(event);
  const named = own === false && !('countries' in event.data) ? [] : told.countries;
  const countries = named.every((country) => scope.countries.includes(country))
    ? scope.countries
    : [...new Set([...scope.countries, ...named])];
  const handling: Handling = own === undefined ? stricter(scope, told) : own && !owned ? told : scope;
  const { roles, owner } = own === false ? scope : { roles: told.roles ?? scope.roles, owner: scope.owner ?? told.owner };
  return {
    scope: {
      countries,
      compartments: handling.compartments,
      classification: handling.classification,
      ...(owner !== undefined && { owner }),
      ...(roles !== undefined && { roles }),
    },
    owned: owned || own === true,
  };
}

const stricter = (a: Handling, b: Handling): Handling => ({
  classification: highest([a.classification, b.classification]),
  compartments: [...new Set([...a.compartments, ...b.compartments])],
});
