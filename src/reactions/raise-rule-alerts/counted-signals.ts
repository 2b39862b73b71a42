import type { CountedSignal } from './counted-signal';

/** Reports that rules count, by the last character of their ids: one more does not copy or search them all. */
export type CountedSignals = Readonly<Record<string, readonly CountedSignal[]>>;

/** The prefix keeps names from looking like integers, which would sort by themselves. */
const bucketOf = (signalId: string) => `_${signalId.at(-1)}`;

export const signalIn = (signals: CountedSignals, signalId: unknown): CountedSignal | undefined =>
  typeof signalId === 'string'
    ? signals[bucketOf(signalId)]?.find((signal) => signal.signalId === signalId)
    : undefined;

/**
 * The reports after one of them changed. Those of its bucket from before `since` are left out; others wait for theirs.
 * @param now the report as it counts from now on; undefined when it counts no longer
 */
export function withSignal(
  signals: CountedSignals,
  signalId: string,
  now: CountedSignal | undefined,
  since: number,
): CountedSignals {
  const bucket = bucketOf(signalId);
  const others = (signals[bucket] ?? []).filter((signal) => signal.signalId !== signalId && signal.at >= since);
  return { ...signals, [bucket]: now ? [...others, now] : others };
}

/** All reports, in no order. */
export const allSignals = (signals: CountedSignals): readonly CountedSignal[] => Object.values(signals).flat();
