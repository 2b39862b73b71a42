import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';

/** Who a request comes from; set by the guard, absent on routes that are open to everyone. */
export interface Identity {
  readonly reader: Reader;
  /** SHA-256 of the session reference. */
  readonly session: string;
}

export type IdentifiedRequest = FastifyRequest & { identity?: Identity };

/** @throws Refusal NOT_AUTHENTICATED */
export function identityOf(request: IdentifiedRequest): Identity {
  if (!request.identity) throw new Refusal('NOT_AUTHENTICATED');
  return request.identity;
}
export const readerOf = (request: IdentifiedRequest): Reader => identityOf(request).reader;
