import { EventLogError } from '../../../contracts/event-log';

/** Why a log is not opened (trust.md §15). */
export type OpeningRefusal =
  | 'LOCKED'
  | 'MISSING'
  | 'NOT_A_LOG'
  | 'NEWER_FORMAT'
  | 'OTHER_REALM'
  | 'OTHER_LOG'
  | 'NETWORK_VOLUME'
  | 'CLOCK_BEHIND'
  | 'SETTINGS';

/** A log that must not be opened; the detail says why in one word and one sentence. */
export const refused = (reason: OpeningRefusal, text: string) =>
  new EventLogError('UNAVAILABLE', { reason, text }, 'not-written');
