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
 * The reports after one of them changed. Those from before `since` are left out wherever one heads its bucket.
 * @param now the report as it counts from now on; undefined when it counts no longer
 */
export function withSignal(
  signals: CountedSignals,
  signalId: string,
  now: CountedSignal | undefined,
  since: number,
): CountedSignals {
  const kept = fromAll(since, signals);
  const own = bucketOf(signalId);
  const others = (kept[own] ?? []).filter((signal) => signal.signalId !== signalId);
  return { ...kept, [own]: now ? [...others, now] : others };
}

/** The same buckets while none begins with an older report, which is after most events. */
const fromAll = (since: number, signals: CountedSignals): CountedSignals =>
  Object.values(signals).some((bucket) => isOld(since, bucket))
    ? Object.fromEntries(Object.entries(signals).map(([name, bucket]) => [name, from(since, bucket)]))
    : signals;

const isOld = (since: number, bucket: readonly CountedSignal[]) => bucket[0] !== undefined && bucket[0].at < since;

const from = (since: number, bucket: readonly CountedSignal[]) =>
  isOld(since, bucket) ? bucket.filter(({ at }) => at >= since) : bucket;

/** All reports, in no order. */
export const allSignals = (signals: CountedSignals): readonly CountedSignal[] => Object.values(signals).flat();
