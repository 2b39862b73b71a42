import type { Beat, Change, ClientFrame, Snapshot } from '../../../contracts/live';
import type { BoardStore } from './board-store';
import type { FreshnessInput } from './freshness-state';

/** What the feed needs from the link and the page. */
export interface FeedHost {
  readonly send: (frame: ClientFrame) => void;
  readonly dispatch: (input: FreshnessInput) => void;
  readonly hidden: () => boolean;
  /** Runs before the next paint. */
  readonly soon: (run: () => void) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}
/** Boards that are watched over the link, with the order of their frames kept. */
export interface Feed {
  readonly store: (topic: string) => BoardStore;
  readonly watch: (topic: string) => () => void;
  readonly welcome: (epoch: string) => void;
  readonly take: (frame: Snapshot | Change | Beat) => void;
  readonly clearAll: () => void;
  readonly clear: (topic: string) => void;
  /** Asks for the whole board again; the rows shown stay until it is here. */
  readonly refetch: (topic: string) => void;
  /** Tells readers of what was applied while the tab was hidden. */
  readonly shown: () => void;
}
