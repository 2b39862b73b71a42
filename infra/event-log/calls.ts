import { type Call, EventLogError, eventLimits } from '../../contracts/event-log';

/** How long a call waits that does not say it. */
export const defaultTimeoutMs = 10_000;

/** A call that was given up before anything was sent. */
export const cancelled = () => new EventLogError('CANCELLED', {}, 'not-written');

/** @throws EventLogError CLOSED or CANCELLED when a call has no right to begin */
export function begin(closed: boolean, call: Call | undefined) {
  if (closed) throw new EventLogError('CLOSED');
  if (call?.signal?.aborted) throw cancelled();
}

/** A call that is made in several steps: gives each of them what is left of its time. */
export function stepwise({ signal, timeoutMs = defaultTimeoutMs }: Call = {}): () => Call {
  const dueAt = performance.now() + timeoutMs;
  return () => ({ timeoutMs: Math.max(dueAt - performance.now(), 1), ...(signal && { signal }) });
}

/**
 * The number of events of one page: the default, or what is asked for up to the maximum.
 * @throws EventLogError INVALID_EVENT when it is no positive integer
 */
export function pageLimit(limit: number = eventLimits.defaultPage): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new EventLogError('INVALID_EVENT', { pointer: '/limit' });
  return Math.min(limit, eventLimits.maxPage);
}

/** @throws EventLogError INVALID_EVENT when a revision or position is no integer from 0 on */
export function requirePlace(value: number, pointer: string) {
  if (!Number.isSafeInteger(value) || value < 0) throw new EventLogError('INVALID_EVENT', { pointer });
}
