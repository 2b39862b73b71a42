import type { JsonObject } from '../encoding';
import { type Class, type Field, fieldsOf } from './field';

/** JSON Schema 2020-12 of a message class, with `x-wf` hints for forms (experience.md §10.7). */
export function schemaOf(target: Class): JsonObject {
  const fields = [...fieldsOf(target).values()];
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: false,
  };
}

function schemaOfField({ kind, list }: Field): JsonObject {
  const one: JsonObject = {
    ...kind.schema,
    ...(kind.union && { oneOf: Object.values(kind.union.classes).map((member) => schemaOf(member)) }),
    ...(kind.members && !kind.union && schemaOf(kind.members())),
  };
  if (list === undefined) return one;
  const [least, most] = list === true ? [0, 10_000] : list;
  return { type: 'array', items: one, minItems: least, maxItems: most };
}
