import { Refusal } from '../../../contracts/refusals';
import { type Request, readerOf } from '../http/identity';
import { assertLive } from '../http/realm';

const overseers = ['auditor', 'administrator'] as const;

/** How the log is sealed and proved concerns those who oversee it. @throws Refusal ROLE_NOT_ALLOWED for everybody else */
export function assertOverseer(request: Request) {
  const { roles } = readerOf(request);
  if (!overseers.some((role) => roles.includes(role)))
    throw new Refusal('ROLE_NOT_ALLOWED', { needed: [...overseers] });
  assertLive(request);
}
