import type { Place } from '../../contracts/kernel/groups';

/**
 * A place as it may be shown: where it is known more exactly than that, only its country is left, since a name or a code
 * would give away what the coordinates no longer tell (domain.md §2.9, doNoHarm).
 */
export const shownPlace = (place: Place, precision: string) =>
  place.precision === precision
    ? {
        country: place.country,
        pcode: place.pcode ?? null,
        name: place.name ?? null,
        latitude: place.latitude ?? null,
        longitude: place.longitude ?? null,
        precision,
      }
    : { country: place.country, pcode: null, name: null, latitude: null, longitude: null, precision };
