import type { EventLog } from '../../../contracts/event-log';

/** The tree of a log over its first events. */
export interface ParentTree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Where an event stands in a parent. */
export interface ParentEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

/**
 * A log that a branch begins in, and what its adapter or the keeper of its tree tells beside the port. Positions may be
 * sparse: how many events stand up to one is known to the keeper of the tree alone.
 */
export interface BranchParent {
  readonly log: EventLog;
  /** Name under which the heads of its tree are signed. */
  readonly origin: string;
  /** The tree over its events up to a position. */
  treeAt(position: number): Promise<ParentTree>;
  /** Those of some ids that are recorded; absent where a store does not find events by their ids. */
  find?(ids: readonly string[]): Promise<readonly ParentEvent[]>;
}
