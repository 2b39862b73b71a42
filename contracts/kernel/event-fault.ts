import type { Fault } from './fault';
import { type Class, checkObject, type Field, type FieldKind, fieldsOf, isSealedValue, type Side } from './field';

/**
 * The first rule that decided event data breaks, undefined when there is none: every event passes here on its way to
 * the log.
 */
export const eventFault = (target: Class, data: object): Fault | undefined => firstFault(target, data, 'event');

/**
 * The first rule that a message breaks, undefined when there is none. It runs the same field rules as `faultsOf`,
 * without making instances, and therefore costs a tenth.
 */
export function firstFault(target: Class, data: object, side: Side, parent = ''): Fault | undefined {
  const fields = fieldsOf(target);
  for (const name of Object.keys(data)) {
    if (!fields.has(name)) return { pointer: `${parent}/${name}`, rule: 'is not a field of this message' };
  }
  for (const field of fields.values()) {
    const fault = fieldFault(field, (data as Record<string, unknown>)[field.name], `${parent}/${field.name}`, side);
    if (fault) return fault;
  }
  return undefined;
}

function fieldFault({ kind, list, optional }: Field, value: unknown, pointer: string, side: Side): Fault | undefined {
  if (value === undefined) return optional ? undefined : { pointer, rule: 'is required' };
  if (list === undefined) return valueFault(kind, value, pointer, side);
  if (!Array.isArray(value)) return { pointer, rule: 'must be a list' };
  const [least, most] = list === true ? [0, 10_000] : list;
  if (value.length < least || value.length > most) return { pointer, rule: `must have ${least} to ${most} items` };
  for (const [index, item] of value.entries()) {
    const fault = valueFault(kind, item, `${pointer}/${index}`, side);
    if (fault) return fault;
  }
  return undefined;
}

function valueFault(kind: FieldKind, value: unknown, pointer: string, side: Side): Fault | undefined {
  if (kind.sealed && side === 'event')
    return isSealedValue(value) ? undefined : { pointer, rule: 'must be a sealed value' };
  const rule = kind.check ? kind.check(value) : kind.sealed ? undefined : checkObject(value);
  if (rule) return { pointer, rule };
  if (kind.sealed) return undefined;
  if (kind.union) return unionFault(kind.union, value as Record<string, unknown>, pointer, side);
  return kind.members ? firstFault(kind.members(), value as object, side, pointer) : undefined;
}

function unionFault(
  { property, classes }: NonNullable<FieldKind['union']>,
  value: Record<string, unknown>,
  pointer: string,
  side: Side,
) {
  const kind = value[property];
  const target = typeof kind === 'string' && Object.hasOwn(classes, kind) ? classes[kind] : undefined;
  return target ? firstFault(target, value, side, pointer) : { pointer: `${pointer}/${property}`, rule: 'is unknown' };
}
