import type { RecordedEvent } from '../../../contracts/event-log';
import type { Handling } from '../../../contracts/metadata';
import { eventScope, type Scope, stricter } from '../../../contracts/scope';

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
export function widened(before: RowScope, event: RecordedEvent, own: boolean | undefined): RowScope {
  if (staysAsItIs(before, event, own)) return before;
  const told = eventScope(event);
  const { roles, owner } = own === false ? before.scope : joined(before.scope, told);
  const scope: Scope = {
    countries: withCountries(before.scope, event, own),
    ...handlingOf(before, told, own),
    ...(owner !== undefined && { owner }),
    ...(roles !== undefined && { roles }),
  };
  return { scope, owned: before.owned || own === true };
}

/** Most events of a row that has a stream of its own tell nothing new about who may see it. */
function staysAsItIs({ scope, owned }: RowScope, { data }: RecordedEvent, own: boolean | undefined): boolean {
  if (own === undefined || (own && !owned)) return false;
  const { countries } = data as { readonly countries?: unknown };
  if (countries === undefined) return !own;
  return Array.isArray(countries) && countries.every((country) => scope.countries.includes(country));
}

/** A signal about a crisis has a country of its own, which is not the crisis's. */
function withCountries({ countries }: Scope, event: RecordedEvent, own: boolean | undefined): readonly string[] {
  const named = own === false && !('countries' in event.data) ? [] : eventScope(event).countries;
  const known = named.every((country) => countries.includes(country));
  return known ? countries : [...new Set([...countries, ...named])];
}

function handlingOf({ scope, owned }: RowScope, told: Scope, own: boolean | undefined): Handling {
  const { classification, compartments } = own === undefined ? stricter(scope, told) : own && !owned ? told : scope;
  return { classification, compartments };
}

const joined = (scope: Scope, told: Scope) => ({ roles: told.roles ?? scope.roles, owner: scope.owner ?? told.owner });
