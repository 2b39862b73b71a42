import type { Clock } from '../../../contracts/clock';
import { EventLogError, type ProposedEvent } from '../../../contracts/event-log';
import { SqliteEventLog } from '../sqlite/sqlite-event-log';
import type { BranchParent } from './branch-parent';
import { BranchedLog } from './branched-log';

/** What a branch says about where it comes from, in its first event. */
export interface BranchPoint {
  readonly parentOrigin: string;
  readonly parentPosition: number;
  /** Root of the parent's tree over its first `parentSize` events. */
  readonly parentRoot: Uint8Array;
  /** Events of the parent up to the position. */
  readonly parentSize: number;
}

export interface BranchOptions {
  /** Folder of the branch's own files. */
  readonly dir: string;
  readonly realm: string;
  readonly clock: Clock;
  /** Opened for this branch alone, which closes it. */
  readonly parent: BranchParent;
  /** Position of the parent where a new branch begins; its head when absent. */
  readonly at?: number;
  readonly keyFile?: string;
  /** Reads a branch that another process may write. */
  readonly readOnly?: boolean;
  /** The first event of a new branch, on `integrity-<realm>`. */
  readonly opened: (point: BranchPoint) => ProposedEvent;
}

/**
 * Opens a branch, or begins one in a folder without a log. A branch begins with its first event: one that was ended
 * before it is begun again.
 * @throws EventLogError as opening its own log, REWOUND for a parent that ends before the branch began; RangeError for a
 * position that the parent does not have
 */
export async function openBranch({ parent, at, opened, ...stored }: BranchOptions): Promise<BranchedLog> {
  let own: SqliteEventLog | undefined;
  try {
    const head = await parent.log.head();
    const from = at ?? head;
    if (!Number.isSafeInteger(from) || from < 0 || from > head) throw new RangeError(`position ${from} of the parent`);
    own = await SqliteEventLog.open({ ...stored, base: from });
    const { base, realm } = own.meta;
    if (base > head) throw new EventLogError('REWOUND', { position: base, head });
    if (!stored.readOnly && (await own.head()) === base)
      await own.append(`integrity-${realm}`, -1, [opened(await pointOf(parent, base))]);
    return new BranchedLog(parent, own);
  } catch (error) {
    await own?.close();
    await parent.log.close();
    throw error;
  }
}

async function pointOf(parent: BranchParent, position: number): Promise<BranchPoint> {
  const { size, root } = await parent.treeAt(position);
  return { parentOrigin: parent.origin, parentPosition: position, parentRoot: root, parentSize: size };
}
