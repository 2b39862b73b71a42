import { existsSync } from 'node:fs';
import type { Clock } from '../../../contracts/clock';
import type { ProposedEvent } from '../../../contracts/event-log';
import { rootAt } from '../../seal/prover';
import { TileHashes } from '../../seal/tile-hashes';
import { openDatabase } from '../../sqlite';
import { logFile } from '../sqlite/open-store';
import { readerSettings } from '../sqlite/settings';
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
 * Opens a branch, or begins one in a folder without a log.
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
  try {
    const isNew = !existsSync(logFile(dir));
    const base = isNew ? (at ?? (await before.head())) : undefined;
    if (base !== undefined && base > (await before.head())) throw new RangeError(`position ${base} of the parent`);
    const own = await SqliteEventLog.open({
      dir,
      realm,
      clock,
      ...(keyFile && { keyFile }),
      ...(base !== undefined && { base }),
    });
    if (isNew) await own.append(`integrity-${realm}`, -1, [opened(pointOf(parent.dir, before, own.meta.base))]);
    return new BranchedLog(before, own, own.meta.base);
  } catch (error) {
    await before.close();
    throw error;
  }
}

function pointOf(dir: string, { meta }: SqliteEventLog, position: number): BranchPoint {
  const db = openDatabase(logFile(dir), readerSettings);
  try {
    const parentSize = position - meta.base;
    const parentRoot = rootAt(new TileHashes(tileReader(db, meta.base)), parentSize);
    return { parentOrigin: meta.origin, parentPosition: position, parentRoot, parentSize };
  } finally {
    db.close();
  }
}
