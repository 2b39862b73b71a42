import { type Class, type Field, type FieldKind, fieldsOf, isSealedValue } from './field';
import type { Fault } from './validate';

/**
 * The first rule that decided event data breaks, undefined when there is none. It runs the same field rules as
 * `faultsOf`, without making instances: every event passes here on its way to the log, so it has to be cheap.
 */
export function eventFault(target: Class, data: object, parent = ''): Fault | undefined {
  const fields = fieldsOf(target);
  for (const name of Object.keys(data)) {
    if (!fields.has(name)) return { pointer: `${parent}/${name}`, rule: 'is not a field of this message' };
  }
  for (const field of fields.values()) {
    const fault = fieldFault(field, (data as Record<string, unknown>)[field.name], `${parent}/${field.name}`);
    if (fault) return fault;
  }
  return undefined;
}

function fieldFault({ kind, list, optional }: Field, value: unknown, pointer: string): Fault | undefined {
  if (value === undefined) return optional ? undefined : { pointer, rule: 'is required' };
  if (list === undefined) return valueFault(kind, value, pointer);
  if (!Array.isArray(value)) return { pointer, rule: 'must be a list' };
  const [least, most] = list === true ? [0, 10_000] : list;
  if (value.length < least || value.length > most) return { pointer, rule: `must have ${least} to ${most} items` };
  for (const [index, item] of value.entries()) {
    const fault = valueFault(kind, item, `${pointer}/${index}`);
    if (fault) return fault;
  }
  return undefined;
}

function valueFault(kind: FieldKind, value: unknown, pointer: string): Fault | undefined {
  if (kind.sealed) return isSealedValue(value) ? undefined : { pointer, rule: 'must be a sealed value' };
  const rule = kind.check?.(value);
  if (rule) return { pointer, rule };
  if (kind.union) return unionFault(kind.union, value as Record<string, unknown>, pointer);
  return kind.members ? eventFault(kind.members(), value as object, pointer) : undefined;
}

function unionFault({ property, classes }: NonNullable<FieldKind['union']>, value: Record<string, unknown>, pointer: string) {
  const target = classes[String(value[property])];
  return target ? eventFault(target, value, pointer) : { pointer: `${pointer}/${property}`, rule: 'is unknown' };
}
