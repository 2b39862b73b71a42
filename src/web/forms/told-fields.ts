import type { DryRun } from '../../../contracts/http';
import { type FieldSchema, kindOf } from './schema';

const hiddenKinds: ReadonlySet<string> = new Set(['id', 'itemId', 'longText', 'sealedText', 'sealed']);
/** Characters of a text that a person still reads at a glance; a longer one stands in the form beside it. */
const glance = 120;
/** Places that an event carries so that readers of them find it; the form is already about them. */
const carried: ReadonlySet<string> = new Set(['country', 'countries']);

function isTold(name: string, schema: FieldSchema | undefined): boolean {
  if (/Id$/.test(name)) return false;
  if (!schema) return !carried.has(name);
  return !hiddenKinds.has(kindOf(schema)) && (schema.type !== 'string' || (schema.maxLength ?? 0) <= glance);
}

/** The fields of an event that its dry run tells, what it was before first. */
export const toldFields = (data: DryRun['events'][number]['data'], { properties = {} }: FieldSchema) =>
  Object.entries(data)
    .filter(([name]) => isTold(name, properties[name]))
    .sort(([a], [b]) => Number(b === 'from') - Number(a === 'from'));

/** True of members that a row keeps for its own arithmetic; people read what is made of them. */
export const isBookkeeping = (member: string): boolean => /(Id|Since|Before|Version)$/.test(member);
