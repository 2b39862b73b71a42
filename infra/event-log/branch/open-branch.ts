import type { Clock } from '../../../contracts/clock';
import type { ProposedEvent } from '../../../contracts/event-log';
import { rootAt } from '../../seal/prover';
import { TileHashes } from '../../seal/tile-hashes';
import { openLogFile } from '../sqlite/open-log-file';
import { SqliteEventLog } from '../sqlite/sqlite-event-log';
import { tileReader } from '../sqlite/tile-reader';
import { BranchedLog } from './branched-log';

/** What a branch says about where it comes from, in its first event. */
export interface BranchPoint {
  readonly parentOrigin: string;
  readonly parentPosition: number;
  /** Root of the parent's tree over its first `parentSize` events. */
  readonly parentRoot: Uint8Array;
  readonly parentSize: number;
}

export interface BranchOptions {
  readonly dir: string;
  readonly realm: string;
  readonly clock: Clock;
  readonly parent: { readonly dir: string; readonly realm: string };
  /** Position of the parent where a new branch begins; its head when absent. */
  readonly at?: number;
  readonly keyFile?: string;
  /** The first event of a new branch, on `integrity-<realm>`. */
  readonly opened: (point: BranchPoint) => ProposedEvent;
}

/**
 * Opens a branch, or begins one in a folder without a log. A branch begins with its first event: one that was ended
 * before it is begun again.
 * @throws EventLogError as opening either log; RangeError for a position that the parent does not have
 */
export async function openBranch({
  dir,
  realm,
  clock,
  parent,
  at,
  keyFile,
  opened,
}: BranchOptions): Promise<BranchedLog> {
  const before = await SqliteEventLog.open({ ...parent, clock, readOnly: true });
  let own: SqliteEventLog | undefined;
  try {
    const head = await before.head();
    const from = at ?? head;
    if (from > head) throw new RangeError(`position ${from} of the parent`);
    own = await SqliteEventLog.open({ dir, realm, clock, base: from, ...(keyFile && { keyFile }) });
    const { base } = own.meta;
    if ((await own.head()) === base)
      await own.append(`integrity-${realm}`, -1, [opened(pointOf(parent.dir, before, base))]);
    return new BranchedLog(before, own, base);
  } catch (error) {
    await own?.close();
    await before.close();
    throw error;
  }
}

function pointOf(dir: string, { meta }: SqliteEventLog, position: number): BranchPoint {
  const { db } = openLogFile(dir);
  try {
    const parentSize = position - meta.base;
    const parentRoot = rootAt(new TileHashes(tileReader(db, meta.base)), parentSize);
    return { parentOrigin: meta.origin, parentPosition: position, parentRoot, parentSize };
  } finally {
    db.close();
  }
}
