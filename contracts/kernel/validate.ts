import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { escapePointer } from '../encoding';
import { firstFault } from './event-fault';
import type { Fault } from './fault';
import type { Class, Side } from './field';

/**
 * Validates plain JSON against a message class.
 * @param side `command`: sealed fields are text; `event`: sealed values
 * @returns every fault, none when the value is valid
 */
export function faultsOf(target: Class, value: unknown, side: Side): readonly Fault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ pointer: '', rule: 'must be an object' }];
  // Most messages are valid; the full list of faults is made for the others only.
  if (!firstFault(target, value, side)) return [];
  const errors = validateSync(plainToInstance(target, value), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    groups: [side],
  });
  return errors.flatMap((error) => flatten(error, ''));
}

function flatten(error: ValidationError, parent: string): readonly Fault[] {
  const pointer = `${parent}/${escapePointer(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([name, message]) => faultOf(name, message, pointer, error));
  if (own.length > 0) return own.slice(0, 1);
  return withoutStrangers(
    (error.children ?? []).flatMap((child) => flatten(child, pointer)),
    pointer,
  );
}

function faultOf(name: string, message: string, pointer: string, error: ValidationError): Fault {
  if (name === 'whitelistValidation') return { pointer, rule: 'is not a field of this message' };
  if (name === 'nestedValidation' || name === 'unknownValue') return { pointer, rule: 'must be an object' };
  if (error.value === undefined) return { pointer, rule: 'is required' };
  const blank = message.indexOf(' ');
  return { pointer: pointer + message.slice(0, blank), rule: message.slice(blank + 1) };
}

/** Where the kind of a union is unknown, its other members are strangers by necessity and say nothing. */
function withoutStrangers(faults: readonly Fault[], parent: string) {
  const unknownKind = faults.filter(({ pointer, rule }) => pointer === `${parent}/kind` && rule !== 'is required');
  return unknownKind.length > 0 ? unknownKind : faults;
}
