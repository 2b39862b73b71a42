import { type Class, fieldsOf } from '../../contracts/kernel/field';

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
  for (const { name, kind } of fieldsOf(target).values()) {
    const value = (data as Record<string, unknown>)[name];
    if (value === undefined) continue;
    const pointer = `${parent}/${name}`;
    if (fixedTypes.test(kind.notation) || keys.has(name)) yield { pointer, value };
    if (!kind.members || kind.union) continue;
    for (const [index, item] of (Array.isArray(value) ? value : [value]).entries())
      yield* fixedValues(kind.members(), item, keys, Array.isArray(value) ? `${pointer}/${index}` : pointer);
  }
}
