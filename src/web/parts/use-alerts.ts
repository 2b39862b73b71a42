import { useSyncExternalStore } from 'react';
import type { BoardStore } from '../live/board-store';
import { feed } from '../live/live';

/** A CRITICAL alert that nobody has acknowledged. */
export interface WaitingAlert {
  readonly key: string;
  readonly title: string;
  readonly acknowledgeBy?: string;
  /** Further ones behind it. */
  readonly more: number;
}
interface AlertCells {
  readonly severity?: number;
  readonly state?: string;
  readonly title?: string;
  readonly acknowledgeBy?: string | null;
  readonly raisedAt?: string | null;
}

interface Waiting {
  readonly version: number;
  readonly count: number;
  readonly critical: WaitingAlert | undefined;
}
let last: Waiting = { version: -1, count: 0, critical: undefined };

function waitingOf(store: BoardStore): Waiting {
  const { version } = store.view();
  if (last.version === version) return last;
  const raised = [...store.rows.values()].filter(({ row }) => (row as AlertCells).state === 'raised');
  const criticals = raised
    .map(({ key, row }) => ({ key, ...(row as AlertCells) }))
    .filter(({ severity }) => severity === 4)
    .sort((a, b) => ((a.raisedAt ?? '') < (b.raisedAt ?? '') ? -1 : 1));
  const first = criticals[0];
  const critical = first && {
    key: first.key,
    title: first.title ?? '',
    more: criticals.length - 1,
    ...(first.acknowledgeBy && { acknowledgeBy: first.acknowledgeBy }),
  };
  last = { version, count: raised.length, critical };
  return last;
}

const alerts = () => feed.store('alerts');
const useWaiting = () =>
  useSyncExternalStore(
    (told) => alerts().subscribe(told),
    () => waitingOf(alerts()),
  );

/** The oldest CRITICAL alert that waits, or undefined. */
export const useCriticalAlert = () => useWaiting().critical;
/** Alerts that wait for an acknowledgement, and how many of them are CRITICAL. */
export const useWaitingCounts = () => {
  const { count, critical } = useWaiting();
  return { waiting: count, critical: critical ? critical.more + 1 : 0 };
};
