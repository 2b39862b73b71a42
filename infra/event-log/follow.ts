import { setImmediate as breathe } from 'node:timers/promises';
import { EventLogError, type FollowBatch, type RecordedEvent } from '../../contracts/event-log';
import type { Bell } from './bell';
import { begin, requirePlace } from './calls';
import type { Bounds, Ring } from './ring';

export const batchBounds: Bounds = { events: 500, bytes: 1024 * 1024 };

/** What a log shows to its followers. */
export interface Followed {
  readonly ring: Ring;
  /** Rings after every commit and when the log closes. */
  readonly bell: Bell;
  /** The greatest position known. */
  head(): number;
  closed(): boolean;
  /** Events after a position from the store, for followers that the ring has forgotten. */
  page(after: number, bounds: Bounds): readonly RecordedEvent[] | Promise<readonly RecordedEvent[]>;
}

/**
 * Serves one follower, which pulls: between two pulls nothing is held for it, so a slow one costs nobody anything.
 * A follower behind the ring pages from the store until the ring has its next event, then switches by position.
 * @throws EventLogError REWOUND when the log ends before a position that the follower has seen
 */
export async function* followLog(log: Followed, after: number, signal: AbortSignal): AsyncGenerator<FollowBatch, void> {
  begin(log.closed(), undefined);
  requirePlace(after, '/after');
  let through = after;
  let greeted = false;
  while (!signal.aborted && !log.closed()) {
    if (log.head() < through) throw new EventLogError('REWOUND', { position: through, head: log.head() });
    if (log.head() === through && greeted) {
      await log.bell.wait(signal);
      continue;
    }
    const batch = await nextBatch(log, through);
    if (signal.aborted) return;
    ({ through } = batch);
    greeted = true;
    yield batch;
    // A long backlog must not starve the event loop between its pages.
    if (!batch.live) await breathe();
  }
}

/**
 * Events of the store up to the head as it is announced. A commit can be read before word of it arrives; handed out, it
 * would put the follower ahead of the head and make the log look rewound.
 */
async function announced(log: Followed, after: number): Promise<readonly RecordedEvent[]> {
  const events = await log.page(after, batchBounds);
  const head = log.head();
  return events.filter(({ position }) => position <= head);
}

async function nextBatch(log: Followed, after: number): Promise<FollowBatch> {
  const events = log.ring.after(after, batchBounds) ?? (await announced(log, after));
  const through = events.at(-1)?.position ?? after;
  const head = Math.max(log.head(), through);
  return { events, through, live: through >= head, head };
}
