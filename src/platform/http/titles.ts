import type { JsonObject } from '../../../contracts/encoding';

const members = ['title', 'name', 'headline', 'source'] as const;

/** What people call a record: the first of its title-like members, else its id. */
export function titleOf(row: JsonObject, id: string): string {
  for (const member of members) {
    const value = row[member];
    if (typeof value === 'string' && value.length > 0) return value;
  }
  return id;
}
