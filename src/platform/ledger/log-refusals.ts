import { EventLogError, type EventLogErrorCode } from '../../../contracts/event-log';
import { Refusal, type RefusalCode } from '../../../contracts/refusals';

/** What the API answers when the log does not take an event (eventlog.md §2.5); the rest are faults. */
const codes: Partial<Record<EventLogErrorCode, RefusalCode>> = {
  WRONG_REVISION: 'REVISION_CONFLICT',
  INVALID_EVENT: 'INVALID_FIELDS',
  TOO_LARGE: 'INVALID_FIELDS',
  EVENT_ID_CONFLICT: 'COMMAND_ID_REUSED',
  READ_ONLY: 'LOG_READ_ONLY',
  LOG_FULL: 'LOG_FULL',
  QUEUE_FULL: 'TOO_MANY_REQUESTS',
  TIMEOUT: 'LOG_TIMEOUT',
  CLOSED: 'LOG_UNAVAILABLE',
};

/** An expected failure of the log as a refusal; anything else as it came. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof EventLogError)) return error;
  const code =
    error.code === 'UNAVAILABLE'
      ? error.outcome === 'not-written'
        ? 'LOG_UNAVAILABLE'
        : 'LOG_TIMEOUT'
      : codes[error.code];
  // Forms show what changed since: they need the revision as it is now.
  const { actual } = error.detail;
  return code ? new Refusal(code, { ...error.detail, ...(actual !== undefined && { current: actual }) }) : error;
}
