import { useCallback, useEffect, useReducer, useState } from 'react';

/** What an answer is so far; the old value stays while a newer one is loading or has failed. */
export interface Loaded<T> {
  readonly value?: T;
  readonly cause?: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
}

interface Kept<T> {
  readonly what: string;
  readonly value?: T;
  readonly cause?: unknown;
  readonly loading: boolean;
}

/** Loads something again whenever `version` changes, and forgets it when `what` changes; undefined loads nothing. */
export function useLoaded<T>(
  what: string | undefined,
  version: number,
  load: (signal: AbortSignal) => Promise<T>,
  waitMs = 0,
): Loaded<T> {
  const [kept, setKept] = useState<Kept<T>>({ what: '', loading: true });
  const [turn, again] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what and version stand for the load
  useEffect(() => {
    if (what === undefined) return;
    const stop = new AbortController();
    setKept((now) => (now.what === what ? { ...now, loading: true } : { what, loading: true }));
    const timer = setTimeout(() => {
      load(stop.signal).then(
        (value) => !stop.signal.aborted && setKept({ what, value, loading: false }),
        (cause: unknown) => !stop.signal.aborted && setKept((now) => ({ ...now, cause, loading: false })),
      );
    }, waitMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [what, version, turn]);
  const reload = useCallback(() => again(), []);
  return kept.what === what ? { ...kept, reload } : { loading: what !== undefined, reload };
}
