import { stateOf } from '../../../contracts/watch/watch-id';
import { stop } from '../../platform/decider';
import type { CountryWatch, CountryWatchFacts } from './country-watch-state';

interface Placed {
  readonly watchId: string;
  readonly countries: readonly string[];
}

/** The watch on a state concerns that state at least: who may see the watch follows from its countries. */
export const namesItsState = stop<CountryWatch, Placed, CountryWatchFacts>(
  'INVALID_FIELDS',
  ({ watchId, countries }) => {
    const state = stateOf(watchId);
    const lacks = state !== undefined && !countries.includes(state);
    return lacks && { errors: [{ pointer: '/countries', rule: `must include ${state}` }] };
  },
);
