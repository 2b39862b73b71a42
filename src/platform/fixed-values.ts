import { type Class, type Field, fieldsOf } from '../../contracts/kernel/field';

const fixedTypes = /^(Id|ItemId|Ref\(.*\)|Money)$/;

/** A value that no correction may change, with its place in the data. */
export interface FixedValue {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Identifiers, references, money and keys in the data of an event, those inside groups included: a key such as the
 * country of a signal also stands in its place (domain.md §1.5).
 */
export function* fixedValues(
  target: Class,
  data: unknown,
  keys: ReadonlySet<string>,
  parent = '',
): Generator<FixedValue> {
  if (typeof data !== 'object' || data === null) return;
  for (const field of fieldsOf(target).values()) {
    const value = (data as Record<string, unknown>)[field.name];
    const pointer = `${parent}/${field.name}`;
    if (value === undefined) continue;
    if (isFixed(field) || keys.has(field.name)) yield { pointer, value };
    yield* inside(field, value, keys, pointer);
  }
}

/** Whether values of a field's type are never corrected, wherever they stand. */
export const isFixed = ({ kind }: Field) => fixedTypes.test(kind.notation);

function* inside({ kind, list }: Field, value: unknown, keys: ReadonlySet<string>, pointer: string) {
  if (!kind.members || kind.union) return;
  if (!list) return yield* fixedValues(kind.members(), value, keys, pointer);
  for (const [index, item] of Array.isArray(value) ? value.entries() : [])
    yield* fixedValues(kind.members(), item, keys, `${pointer}/${index}`);
}
