import type { ProposedEvent } from '../../../contracts/event-log';
import { propose } from '../../../infra/event-log/propose';
import { GroupWriter } from '../../../infra/event-log/sqlite/group-writer';
import { logFile, openStore } from '../../../infra/event-log/sqlite/open-store';
import { type WireAppend, wireAppend } from '../../../infra/event-log/sqlite/wire';
import { Stamper } from '../../../infra/event-log/stamp';
import type { SqliteDatabase } from '../../../infra/sqlite';
import { events, newStream, TestClock } from '../contract/subject';
import { newFolder } from './folder';

const stamper = new Stamper(new TestClock());
let seq = 0;

/** An append as the writer thread gets it. */
export const wire = (stream: string, expected: number, proposed: readonly ProposedEvent[]): WireAppend =>
  wireAppend(seq++, propose(stream, expected, proposed, stamper));

/** An append of new events on a stream of its own. */
export const fresh = (count = 1) => wire(newStream(), -1, events(count));

export interface Store {
  readonly dir: string;
  readonly file: string;
  readonly db: SqliteDatabase;
  /** A writer that finds what is recorded so far, as after a restart. */
  writer(freeBytes?: () => number): GroupWriter;
  /** Leaves of all events in position order. */
  leaves(): Buffer[];
  remove(): Promise<void>;
}

/** The writing side of a log without its thread. */
export async function newStore(): Promise<Store> {
  const { dir, remove } = await newFolder();
  const { db, meta } = openStore({ dir, realm: 'live', createdAt: '2026-11-22T22:31:07.000000Z' });
  return {
    dir,
    file: logFile(dir),
    db,
    writer: (freeBytes = () => Number.MAX_SAFE_INTEGER) => new GroupWriter(db, meta.base, freeBytes),
    leaves: () => db.prepare<[], Buffer>('SELECT leaf FROM event ORDER BY position').pluck().all(),
    remove: async () => {
      db.close();
      await remove();
    },
  };
}
