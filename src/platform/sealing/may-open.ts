import type { Sealing } from '../../../contracts/kernel/field';
import type { Reader } from '../../../contracts/scope';

/**
 * Whether a reader may see a sealed field in the clear: those who may send it, and those its declaration names
 * (trust.md §11.2). `any` is everybody signed in.
 * @param senders roles of the command that holds the field
 */
export const mayOpen = (
  sealing: Pick<Sealing, 'readers'>,
  reader: Pick<Reader, 'roles'>,
  senders: readonly string[],
): boolean =>
  sealing.readers === 'any' || reader.roles.some((role) => sealing.readers.includes(role) || senders.includes(role));
