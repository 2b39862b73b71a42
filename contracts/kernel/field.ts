import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { JsonObject } from '../encoding';

export type Class<T extends object = object> = new () => T;

/** What a field means: how the catalogue writes it, its JSON Schema, and the rule a value breaks (undefined: none). */
export interface FieldKind {
  /** The type as domain.md writes it, for example `Text(160)` or `Ref(crisis)`. */
  readonly notation: string;
  readonly schema: JsonObject;
  readonly check?: (value: unknown) => string | undefined;
  /** Category of the stream that the value names; feeds reference checks and the subject index. */
  readonly ref?: string;
  /** The country that a value stands for, where it is the code of one; checked against the sender's scope. */
  readonly country?: (value: string) => string | undefined;
  readonly sealed?: Sealing;
  /** Members of an object kind. */
  readonly members?: () => Class;
  /** Members by the value of `kind`, for a union. */
  readonly union?: { readonly property: string; readonly classes: Readonly<Record<string, Class>> };
}

/** Whose key seals a field, and which roles may open it besides those that may send it (trust.md §11.2). */
export interface Sealing {
  /** Field that names the subject; absent, or without a value: the record itself is the subject. */
  readonly subject?: string;
  readonly readers: readonly string[] | 'any';
}

export interface FieldOptions {
  readonly optional?: true;
  /** A list, unbounded (at most 10,000) or with the least and greatest number of items. */
  readonly list?: true | readonly [least: number, most: number];
}

/** One field of a message class as its decorator declared it. */
export interface Field extends FieldOptions {
  readonly name: string;
  readonly kind: FieldKind;
}

const declared = new Map<object, Map<string, Field>>();
const gathered = new WeakMap<Class, ReadonlyMap<string, Field>>();

/** Fields of a class in declaration order, those of its parents first. */
export function fieldsOf(target: Class): ReadonlyMap<string, Field> {
  const known = gathered.get(target);
  if (known) return known;
  const fields = gather(target);
  gathered.set(target, fields);
  return fields;
}

function gather(target: Class): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const chain: object[] = [];
  for (let prototype = target.prototype; prototype; prototype = Object.getPrototypeOf(prototype))
    chain.unshift(prototype);
  for (const prototype of chain) for (const [name, field] of declared.get(prototype) ?? []) fields.set(name, field);
  return fields;
}

/** Whether validation runs on what a person sends or on what the log keeps: sealed fields differ (trust.md §11.2). */
export type Side = 'command' | 'event';

/** Declares a field: its meaning for the registries and its rule for the validator. */
export function declare(target: object, field: Field): void {
  const fields = declared.get(target) ?? new Map<string, Field>();
  declared.set(target, fields.set(field.name, field));
  for (const decorate of validators(field)) decorate(target, field.name);
}

/** A decorator for fields of one kind. */
export const fieldOf =
  (kind: FieldKind, options: FieldOptions = {}): PropertyDecorator =>
  (target, key) =>
    declare(target, { ...options, name: String(key), kind });

function* validators(field: Field): Generator<PropertyDecorator> {
  const { kind } = field;
  if (field.optional) yield ValidateIf((_, value) => value !== undefined, { always: true });
  if (kind.sealed) {
    yield ruleOf(field, kind.check ?? accepts, ['command']);
    yield ruleOf(field, checkSealed, ['event']);
    return;
  }
  yield ruleOf(field, kind.check ?? checkObject);
  if (kind.members || kind.union) {
    yield ValidateNested({ each: field.list !== undefined, always: true });
    yield Type(kind.members ?? (() => Object), unionOptions(kind)) as PropertyDecorator;
  }
}

const unionOptions = ({ union }: FieldKind) =>
  union && {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: union.property,
      subTypes: Object.entries(union.classes).map(([name, value]) => ({ name, value })),
    },
  };

const accepts = () => undefined;

/** An object of the wire becomes an instance before it is validated, so any non-null object will do here. */
export const checkObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'must be an object';

/** `{"$draft":…}` while a command is decided, `{"$sealed":1,…}` in the log. */
export const isSealedValue = (value: unknown) =>
  typeof value === 'object' && value !== null && ('$sealed' in value || '$draft' in value);
const checkSealed = (value: unknown) => (isSealedValue(value) ? undefined : 'must be a sealed value');

/** The message starts with the pointer of the offending item inside the field, then a blank, then the rule. */
function ruleOf(field: Field, check: (value: unknown) => string | undefined, groups?: Side[]): PropertyDecorator {
  const broken = (value: unknown) => (field.list ? listFault(value, field.list, check) : single(check(value)));
  return ValidateBy(
    {
      name: `is ${field.kind.notation}`,
      validator: {
        validate: (value) => broken(value) === undefined,
        defaultMessage: (arguments_) => broken(arguments_?.value) ?? '',
      },
    },
    groups ? { groups } : { always: true },
  );
}

const single = (rule: string | undefined) => rule && ` ${rule}`;

function listFault(value: unknown, list: NonNullable<Field['list']>, check: (item: unknown) => string | undefined) {
  if (!Array.isArray(value)) return ' must be a list';
  const [least, most] = list === true ? [0, 10_000] : list;
  if (value.length < least) return ` must have at least ${least} item${least === 1 ? '' : 's'}`;
  if (value.length > most) return ` must have at most ${most} items`;
  for (const [index, item] of value.entries()) {
    const rule = check(item);
    if (rule) return `/${index} ${rule}`;
  }
  return undefined;
}

/** The text of a field's type as the catalogue writes it, lists included. */
export const notationOf = ({ kind, list }: Field): string =>
  kind.notation + (list === undefined ? '' : list === true ? '[]' : `[${list[0]}..${list[1]}]`);
