import type { Json, JsonObject } from '../../../contracts/encoding';
import { lineFault, textFault } from '../../../contracts/kernel/text';
import { countries } from '../../../contracts/vocabulary/countries';
import { crossFault } from './schema-groups';

/** The keywords that field decorators emit, with their hint of meaning. */
export interface FieldSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly oneOf?: readonly FieldSchema[];
  readonly 'x-wf'?: { readonly kind: string; readonly category?: string; readonly list?: string };
}

/** A rule broken while typing: where, the name of its sentence, and the values in it. */
export interface FormFault {
  readonly pointer: string;
  readonly rule: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What the field means to a person filling it in; `group` where its members say it all. */
export const kindOf = (schema: FieldSchema): string =>
  schema['x-wf']?.kind ?? (schema.type === 'array' ? 'list' : 'group');

/** The member schema that a union value has chosen by its `kind`, if it has chosen. */
export const chosen = (schema: FieldSchema, value: unknown): FieldSchema | undefined =>
  schema.oneOf?.find(({ properties }) => properties?.kind?.enum?.[0] === (value as JsonObject | undefined)?.kind);

/** Checks a value against the keyword subset; the server remains the judge of everything. */
export function faultsIn(schema: FieldSchema, value: unknown, pointer = ''): readonly FormFault[] {
  if (schema.type === 'array') return faultsOfList(schema, value, pointer);
  if (schema.oneOf) return faultsOfUnion(schema, value, pointer);
  if (schema.type === 'object') return faultsOfObject(schema, value, pointer);
  const broken = scalarFault(schema, value);
  return broken ? [{ pointer, ...broken }] : [];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

function faultsOfList(schema: FieldSchema, value: unknown, pointer: string): readonly FormFault[] {
  if (!Array.isArray(value)) return [{ pointer, rule: 'list' }];
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = schema;
  if (value.length < minItems) return [{ pointer, rule: 'fewItems', values: { count: minItems } }];
  if (value.length > maxItems) return [{ pointer, rule: 'manyItems', values: { count: maxItems } }];
  return value.flatMap((item, index) => faultsIn(items, item, `${pointer}/${index}`));
}

function faultsOfUnion(schema: FieldSchema, value: unknown, pointer: string): readonly FormFault[] {
  if (!isObject(value)) return [{ pointer, rule: 'required' }];
  const member = chosen(schema, value);
  if (!member) return [{ pointer: `${pointer}/kind`, rule: value.kind === undefined ? 'required' : 'choice' }];
  return faultsOfObject({ ...member, 'x-wf': schema['x-wf'] ?? { kind: 'group' } }, value, pointer);
}

function faultsOfObject(schema: FieldSchema, value: unknown, pointer: string): readonly FormFault[] {
  if (!isObject(value)) return [{ pointer, rule: 'object' }];
  const { properties = {}, required = [], additionalProperties } = schema;
  const strangers = Object.keys(value).filter(
    (name) => additionalProperties === false && !Object.hasOwn(properties, name),
  );
  const faults = [
    ...strangers.map((name) => ({ pointer: `${pointer}/${escaped(name)}`, rule: 'unknownField' })),
    ...Object.entries(properties).flatMap(([name, member]) =>
      value[name] !== undefined
        ? faultsIn(member, value[name], `${pointer}/${escaped(name)}`)
        : required.includes(name)
          ? [{ pointer: `${pointer}/${escaped(name)}`, rule: 'required' }]
          : [],
    ),
  ];
  const cross = faults.length === 0 ? crossFault(kindOf(schema), value) : undefined;
  return cross ? [{ pointer: `${pointer}${cross.member ?? ''}`, rule: cross.rule }] : faults;
}

type Broken = Omit<FormFault, 'pointer'> | undefined;

function scalarFault(schema: FieldSchema, value: unknown): Broken {
  if (schema.enum) return schema.enum.includes(value as Json) ? undefined : { rule: 'choice' };
  if (schema.type === 'boolean') return typeof value === 'boolean' ? undefined : { rule: 'boolean' };
  if (schema.type === 'integer') return integerFault(schema, value);
  if (typeof value !== 'string') return { rule: 'text' };
  return textRule(schema, value);
}

function integerFault({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: FieldSchema, value: unknown): Broken {
  if (!Number.isSafeInteger(value)) return { rule: 'integer' };
  if ((value as number) >= minimum && (value as number) <= maximum) return undefined;
  return maximum === Number.MAX_SAFE_INTEGER
    ? { rule: 'atLeast', values: { minimum } }
    : { rule: 'between', values: { minimum, maximum } };
}

function textRule(schema: FieldSchema, value: string): Broken {
  const kind = kindOf(schema);
  const formed = byForm[schema.format ?? kind];
  if (formed) return formed.test(value) ? undefined : { rule: formed.rule };
  if (schema.pattern) return new RegExp(schema.pattern).test(value) ? undefined : { rule: `pattern.${kind}` };
  const most = schema.maxLength ?? Number.POSITIVE_INFINITY;
  const long = kind === 'longText' || kind === 'sealedText';
  return (long ? textFault(value, most) : lineFault(value, most)) ? writtenFault(value, most, long) : undefined;
}

/** Texts whose form is known by name: format, or kind. */
const byForm: Readonly<Record<string, { readonly rule: string; readonly test: (value: string) => boolean }>> = {
  'date-time': { rule: 'instant', test: (value) => instantForm.test(value) && dayExists(value) },
  date: { rule: 'date', test: (value) => dateForm.test(value) && dayExists(value) },
  country: { rule: 'country', test: (value) => countries.has(value) },
};

const instantForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;

function dayExists(value: string): boolean {
  const day = value.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

const bidirectional = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/;

/** Which text rule is broken, in the order a person can mend them. */
function writtenFault(value: string, most: number, long: boolean): Broken {
  if (value.length === 0) return { rule: 'required' };
  const length = [...value.normalize('NFC')].length;
  if (length > most) return { rule: 'tooLong', values: { most, over: length - most } };
  const mark = [...value].findIndex((character) => bidirectional.test(character));
  if (mark >= 0) return { rule: 'bidirectional', values: { at: mark + 1 } };
  if (!long && /[\t\n]/.test(value)) return { rule: 'oneLine' };
  return { rule: 'control' };
}
