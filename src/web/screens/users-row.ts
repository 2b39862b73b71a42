import type { JsonObject } from '../../../contracts/encoding';
import { countryName } from '../../../contracts/vocabulary/countries';
import { t } from '../i18n/text';

export interface HeldRole {
  readonly role: string;
  readonly until: string | null;
}

/** The name where this reader may open it, else the pseudonym. */
export const nameOf = (row: JsonObject): string =>
  typeof row.name === 'string' ? row.name : String(row.pseudonym ?? '');
export const rolesOf = (row: JsonObject) => (row.roles ?? []) as unknown as readonly HeldRole[];

/** Countries of a scope in words. */
export function scopeWords({ countries }: JsonObject): string {
  if (countries === 'all') return t('users.allCountries');
  const list = (countries ?? []) as readonly string[];
  return list.length === 0 ? t('users.noCountry') : list.map(countryName).join(', ');
}
