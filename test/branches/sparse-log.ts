import { type EventLog, EventLogError, type RecordedEvent } from '../../contracts/event-log';
import type { BranchParent } from '../../infra/event-log/branch/branch-parent';
import { leafHash } from '../../infra/event-log/leaf';
import { everything } from '../event-log/contract/subject';
import { PassingLog } from '../event-log/defects/broken-log';
import { naiveRoot } from '../event-log/naive-tree';

const step = 211;

/** Position of the n-th event where positions count what a server commits: far apart, and never evenly. */
export const commitOf = (n: number) => n * step + ((n * n) % 97);

/** How many events stand up to a position. */
export const countTo = (position: number) => {
  const n = Math.floor(position / step);
  return commitOf(n) > position ? n - 1 : n;
};

const moved = <T extends { readonly position: number }>(one: T): T => ({ ...one, position: commitOf(one.position) });

/** A log with the positions of a server: sparse, and a place between two of them is none to go on from. */
class SparseLog extends PassingLog {
  override get capabilities() {
    return { densePositions: false, uniqueIds: false, sealedInAppend: false };
  }
  override async append(...args: Parameters<EventLog['append']>) {
    return moved(await super.append(...args));
  }
  override async read(...args: Parameters<EventLog['read']>) {
    const { events, end } = await super.read(...args);
    return { events: events.map(moved), end };
  }
  override async readAll({ after, ...page }: Parameters<EventLog['readAll']>[0]) {
    return this.#moved(await super.readAll({ ...page, after: numberAt(after) }));
  }
  override async *follow({ after, signal }: Parameters<EventLog['follow']>[0]) {
    for await (const batch of super.follow({ after: numberAt(after), signal }))
      yield { ...this.#moved(batch), head: commitOf(batch.head) };
  }
  override async head() {
    return commitOf(await super.head());
  }
  /** The server goes on when a client leaves it. */
  override async close() {}

  #moved<T extends { readonly events: readonly RecordedEvent[]; readonly through: number }>(found: T): T {
    return { ...found, events: found.events.map(moved), through: commitOf(found.through) };
  }
}

/** @throws EventLogError as a server does where nothing stands at the position */
function numberAt(position: number) {
  const n = countTo(position);
  if (commitOf(n) !== position) throw new EventLogError('REWOUND', { position });
  return n;
}

/** A log on such a server as a parent; what keeps its tree stands beside it, and finds no event by its id. */
export const sparseParent = (server: EventLog): BranchParent => ({
  log: new SparseLog(server),
  origin: 'watchfloor.example/log/live/0190d2b4-5f60-7000-8000-000000000001',
  treeAt: async (position) => {
    const recorded = await everything(server);
    const leaves = recorded.slice(0, countTo(position)).map(({ id }) => leafHash(Buffer.from(id)));
    return { size: leaves.length, root: naiveRoot(leaves) };
  },
});
