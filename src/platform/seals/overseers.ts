import { Refusal } from '../../../contracts/refusals';
import { type IdentifiedRequest, readerOf } from '../http/identity';
import { assertLive } from '../http/realm';

const allowed =
  (...needed: readonly string[]) =>
  (request: IdentifiedRequest) => {
    const { roles } = readerOf(request);
    if (!needed.some((role) => roles.includes(role))) throw new Refusal('ROLE_NOT_ALLOWED', { needed });
    assertLive(request);
  };

/** How the log is sealed and proved concerns those who oversee it. @throws Refusal ROLE_NOT_ALLOWED for everybody else */
export const assertOverseer = allowed('auditor', 'administrator');

/** Entries name every stream, so they take the right to the whole log. @throws Refusal ROLE_NOT_ALLOWED but for auditors */
export const assertAuditor = allowed('auditor');
