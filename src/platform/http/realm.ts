import { Refusal } from '../../../contracts/refusals';
import type { IdentifiedRequest } from './identity';
import { assertSingle } from './query';

/** The realm that a request names, `live` unless it says otherwise; no other realm is opened yet. */
export function assertLive(request: IdentifiedRequest): string {
  assertSingle(request.query as Record<string, unknown>);
  const { realm = 'live' } = request.query as { realm?: string };
  if (realm !== 'live') throw new Refusal('REALM_NOT_ALLOWED', { realm: String(realm).slice(0, 80) });
  return realm;
}
