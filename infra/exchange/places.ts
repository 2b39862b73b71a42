import type { JsonObject } from '../../contracts/encoding';
import { countries } from '../../contracts/vocabulary/countries';
import { countryOfState } from '../../contracts/vocabulary/gleditsch-ward';
import { type Cells, withoutFraction } from './cells';
import { line } from './texts';

const decimal = /^-?(0|[1-9]\d{0,2})(\.\d{1,18})?$/;
const point = /^POINT ?\((-?\d{1,3}(?:\.\d{1,18})?) +(-?\d{1,3}(?:\.\d{1,18})?)\)$/;
const tolerance = 1e-6;

/** ISO code of a Gleditsch-Ward number on a day; a state outside its dates, or one told by its ISO code, is noted. */
export function country(cells: Cells, day: string): string {
  const number = withoutFraction(cells.required('country'));
  const state = countryOfState(number, day);
  if (state) {
    if (!state.within) cells.note('ALIAS_USED');
    return state.alpha3;
  }
  const iso3 = cells.text('countryIso3')?.toUpperCase();
  if (iso3 === undefined || !countries.has(iso3)) return cells.bad('COUNTRY_UNKNOWN', 'country', number);
  cells.note('ALIAS_USED');
  return iso3;
}

function degrees(cells: Cells, field: string, greatest: number): string | undefined {
  const value = cells.text(field);
  if (value === undefined) return undefined;
  if (!decimal.test(value)) cells.bad('TYPE', field, value);
  if (Math.abs(Number(value)) > greatest) cells.bad('RANGE', field, value);
  return value;
}

/** Warns when the geometry says another point than the coordinates; texts may differ by trailing zeros. */
function checkGeometry(cells: Cells, latitude: string, longitude: string) {
  const geometry = cells.text('geometry');
  if (geometry === undefined || geometry.length > 200) return;
  const found = point.exec(geometry);
  const agrees =
    found &&
    Math.abs(Number(found[1]) - Number(longitude)) <= tolerance &&
    Math.abs(Number(found[2]) - Number(latitude)) <= tolerance;
  if (!agrees) cells.warn('GEOMETRY_MISMATCH', 'geometry', geometry);
}

/** Where it happened: country, names from the nearest to the widest, coordinates as the source wrote them. */
export function place(cells: Cells, alpha3: string): JsonObject {
  const latitude = degrees(cells, 'latitude', 90);
  const longitude = degrees(cells, 'longitude', 180);
  const both = latitude !== undefined && longitude !== undefined;
  if (both) checkGeometry(cells, latitude, longitude);
  const names = ['place', 'adm2', 'adm1'].map((field) => cells.text(field)).filter((name) => name !== undefined);
  const name = [...new Set(names)].join(', ');
  return {
    country: alpha3,
    ...(name !== '' && { name: line(cells, 'place', name, 120) }),
    ...(both && { latitude, longitude }),
    precision: cells.word('placePrecision'),
  };
}
