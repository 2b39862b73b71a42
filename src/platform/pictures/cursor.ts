import type { Place, RegisterHit } from '../../../contracts/picture-store';
import { Refusal } from '../../../contracts/refusals';

/** A place in a register's order as an opaque text. */
export const cursorOf = ({ value, id }: RegisterHit) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** @throws Refusal for a text that no answer gave */
export function placeOf(cursor: string): Place {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if ((typeof value === 'string' || Number.isSafeInteger(value)) && Number.isSafeInteger(id)) return { value, id };
  } catch {
    // Falls through: whatever is wrong with the text, the answer is the same.
  }
  throw new Refusal('INVALID_FIELDS', { errors: [{ pointer: '/cursor', rule: 'is not a cursor of this register' }] });
}
