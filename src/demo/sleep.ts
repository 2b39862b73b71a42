const longestMs = 60_000;

/** Waits some real time, at most a minute, or until the signal aborts. */
export const sleep = (millis: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(Math.max(millis, 1), longestMs));
    signal.addEventListener('abort', end, { once: true });
  });
