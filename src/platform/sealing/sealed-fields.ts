import { type Class, type Field, fieldsOf, type Sealing } from '../../../contracts/kernel/field';

/** What stands in one sealed field: its JSON pointer, how it is sealed and the value. */
export interface SealedField {
  readonly pointer: string;
  readonly sealing: Sealing;
  readonly value: unknown;
  /** The object whose member it is, where a field names the subject. */
  readonly owner: Readonly<Record<string, unknown>>;
}

const known = new Map<Class, boolean>();

const memberClasses = ({ kind }: Field): readonly Class[] =>
  kind.union ? Object.values(kind.union.classes) : kind.members ? [kind.members()] : [];

/** True when a message class has a sealed field, in itself or in what it contains. */
export function hasSealed(target: Class): boolean {
  const found = known.get(target);
  if (found !== undefined) return found;
  known.set(target, false);
  const has = [...fieldsOf(target).values()].some((field) => field.kind.sealed || memberClasses(field).some(hasSealed));
  known.set(target, has);
  return has;
}

/** A copy of a message in which every sealed field that is present is replaced; the rest is the same. */
export function mapSealed(target: Class, data: object, replace: (field: SealedField) => unknown, parent = ''): object {
  const owner = data as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = { ...owner };
  for (const field of fieldsOf(target).values()) {
    const value = owner[field.name];
    if (value === undefined) continue;
    const pointer = `${parent}/${field.name}`;
    copy[field.name] = Array.isArray(value)
      ? value.map((item, index) => replaced(field, item, owner, `${pointer}/${index}`, replace))
      : replaced(field, value, owner, pointer, replace);
  }
  return copy;
}

function replaced(
  { kind }: Field,
  value: unknown,
  owner: Readonly<Record<string, unknown>>,
  pointer: string,
  replace: (field: SealedField) => unknown,
): unknown {
  if (kind.sealed) return replace({ pointer, sealing: kind.sealed, value, owner });
  const member = kind.union
    ? kind.union.classes[(value as Record<string, string>)[kind.union.property]!]
    : kind.members?.();
  return member && hasSealed(member) ? mapSealed(member, value as object, replace, pointer) : value;
}
