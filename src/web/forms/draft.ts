import type { JsonObject } from '../../../contracts/encoding';
import { uuid7 } from '../live/identifier';
import { type FieldSchema, kindOf } from './schema';

/** A value under way: as JSON, but a text stands where a number or time cannot be read yet, and undefined is not given. */
export type Draft = string | number | boolean | undefined | readonly Draft[] | { readonly [name: string]: Draft };
export type DraftObject = { readonly [name: string]: Draft };

const isObject = (value: Draft): value is DraftObject => typeof value === 'object' && !Array.isArray(value);

/** An empty value of a field: lists and groups that must be there stand ready, ids that must be there are made. */
export function blank(schema: FieldSchema, make: () => string = uuid7): Draft {
  const kind = kindOf(schema);
  if (schema.type === 'array') return [];
  if (schema.oneOf) return {};
  if (schema.type === 'object') return blankObject(schema, make);
  if (kind === 'id' || kind === 'itemId') return make();
  if (schema.type === 'boolean') return false;
  return schema.enum?.length === 1 ? (schema.enum[0] as string) : undefined;
}

/** The members that a new object of this schema starts with; optional ones are absent. */
export function blankObject(schema: FieldSchema, make: () => string = uuid7): DraftObject {
  const { properties = {}, required = [] } = schema;
  const members = Object.entries(properties).filter(([name]) => required.includes(name));
  return Object.fromEntries(members.map(([name, member]) => [name, blank(member, make)]));
}

/** A copy with the value at a path replaced; undefined removes an object's member. */
export function withValue(draft: Draft, path: readonly (string | number)[], value: Draft): Draft {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(draft) ? [...draft] : [];
    list[step] = withValue(list[step], rest, value);
    return list;
  }
  const object = isObject(draft) ? draft : {};
  const next = withValue(object[step], rest, value);
  const { [step]: _, ...others } = object;
  return next === undefined ? others : { ...object, [step]: next };
}

/** What is sent: blank texts and groups that are optional and untouched are left out, all else stays as given. */
export function sendable(schema: FieldSchema, draft: DraftObject): JsonObject {
  return cleanObject(schema, draft) as JsonObject;
}

function clean(schema: FieldSchema, value: Draft): Draft {
  if (value === '') return undefined;
  if (typeof value === 'string' && kindOf(schema) !== 'longText' && kindOf(schema) !== 'sealedText')
    return value.trim() || undefined;
  if (Array.isArray(value)) return value.map((item) => clean(schema.items ?? {}, item) ?? '');
  return isObject(value) ? cleanObject(memberOf(schema, value), value) : value;
}

const memberOf = (schema: FieldSchema, value: DraftObject) =>
  schema.oneOf?.find(({ properties }) => properties?.kind?.enum?.[0] === value.kind) ?? schema;

function cleanObject({ properties = {} }: FieldSchema, object: DraftObject): DraftObject {
  const kept = Object.entries(object).map(([name, value]) => [name, clean(properties[name] ?? {}, value)] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}
