import type { Beat, PictureBeat } from '../../../contracts/live';

/** What this page knows of one watched board. */
export interface BoardFreshness {
  /** False until a whole snapshot has been committed. */
  readonly complete: boolean;
  /** Position this page has applied. */
  readonly applied: number;
  readonly beat?: PictureBeat;
  /** Lag itself crossed its limit; calm after two heartbeats below it (F9). */
  readonly lagging: boolean;
  readonly calmBeats: number;
  /** Rows are older than the link: after STALE, a reconnect or a node that is behind (F3, F7, F17). */
  readonly catchingUp: boolean;
  readonly refused?: { readonly code: string; readonly detail: string };
}

export type Link = 'connecting' | 'open' | 'closed' | 'signedOut' | 'tooManyWindows';

/** All that is known of how current this page is; written by `freshness` alone. Times named `mono` are monotonic milliseconds. */
export interface Freshness {
  readonly link: Link;
  /** A socket had been open and was lost, or an attempt failed. */
  readonly lost: boolean;
  readonly attempt: number;
  readonly nextTryAt?: number;
  readonly epoch?: string;
  readonly head: number;
  /** The last heartbeat of the current socket and epoch. */
  readonly lastBeat?: { readonly mono: number; readonly frame: Beat };
  /** The last heartbeat of any socket, for the words *since*. */
  readonly lastWord?: { readonly serverTime: string; readonly head: number };
  readonly now: number;
  readonly wall: number;
  readonly strayBeats: number;
  readonly strayInRow: number;
  /** Raised by one each time the rules ask for a new socket (F12, F13, F16). */
  readonly reconnects: number;
  readonly restored?: { readonly at: string; readonly after: number };
  /** This window was too slow and its rows were sent again (F5). */
  readonly fellBehind: boolean;
  readonly moment?: 'replay' | 'asOf';
  readonly boards: Readonly<Record<string, BoardFreshness>>;
}

export const blankBoard: BoardFreshness = {
  complete: false,
  applied: 0,
  lagging: false,
  calmBeats: 0,
  catchingUp: false,
};

export const blankFreshness: Freshness = {
  link: 'connecting',
  lost: false,
  attempt: 0,
  head: 0,
  now: 0,
  wall: 0,
  strayBeats: 0,
  strayInRow: 0,
  reconnects: 0,
  fellBehind: false,
  boards: {},
};

/** Everything that can change how current a page is. */
export type FreshnessInput =
  | { readonly type: 'check'; readonly mono: number; readonly wall: number }
  | { readonly type: 'connecting' }
  | {
      readonly type: 'welcome';
      readonly epoch: string;
      readonly head: number;
      readonly serverTime: string;
      readonly mono: number;
    }
  | { readonly type: 'beat'; readonly frame: Beat; readonly mono: number }
  | { readonly type: 'closed'; readonly code: number; readonly mono: number; readonly nextTryAt?: number }
  | { readonly type: 'watch'; readonly topic: string }
  | { readonly type: 'unwatch'; readonly topic: string }
  | { readonly type: 'committed'; readonly topic: string; readonly position: number; readonly snapshot: boolean }
  | { readonly type: 'refused'; readonly topic?: string; readonly code: string; readonly detail: string }
  | { readonly type: 'unauthenticated' }
  | { readonly type: 'signedIn' }
  | { readonly type: 'restoredPage'; readonly mono: number; readonly wall: number }
  | { readonly type: 'moment'; readonly moment?: 'replay' | 'asOf' }
  | { readonly type: 'dismiss' };
