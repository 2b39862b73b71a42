import { EventLogError } from '../../contracts/event-log';
import { type LogVerdict, LogVerification } from '../../contracts/verification';

/** A log in memory stands on no file that could be read again. */
export class Unverified extends LogVerification {
  async run(): Promise<LogVerdict> {
    throw new EventLogError('UNAVAILABLE', { reason: 'a log in memory is not verified' }, 'not-written');
  }
}
