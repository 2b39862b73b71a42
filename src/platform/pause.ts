import { setTimeout as wait } from 'node:timers/promises';

/** Waits, or ends early when the signal aborts. */
export const pause = (millis: number, signal: AbortSignal): Promise<void> =>
  wait(millis, undefined, { signal }).catch(() => undefined);
