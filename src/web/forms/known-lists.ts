import { classifications } from '../../../contracts/vocabulary/code-lists';
import { roles } from '../../../contracts/vocabulary/roles';
import type { FieldSchema } from './schema';

const choice = (values: readonly string[], list: string): FieldSchema => ({
  enum: values,
  'x-wf': { kind: 'choice', list },
});
const many = (item: FieldSchema): FieldSchema => ({ type: 'array', items: item, minItems: 0, maxItems: values(item) });
const values = ({ enum: all }: FieldSchema) => all?.length ?? 0;

/** Texts that only ever hold a value of a list: shown as a choice, because nobody remembers the words. */
const known: Readonly<Record<string, FieldSchema>> = {
  grantRoles: many(choice(roles, 'Role')),
  revokeRoles: many(choice(roles, 'Role')),
  toRole: choice(roles, 'Role'),
  clearance: choice(classifications, 'Classification'),
};

/** The schema with texts of known lists as choices; what is required stays so. */
export function withKnownLists(schema: FieldSchema): FieldSchema {
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => [name, known[name] ?? member] as const,
  );
  return { ...schema, properties: Object.fromEntries(members) };
}
