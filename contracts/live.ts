import type { JsonObject } from './encoding';

/** The live protocol at `/live`: JSON text frames with member `op` (architecture.md §6). */
export const liveProtocol = 1;

export type ClientFrame =
  | { readonly op: 'hello'; readonly protocol: number; readonly ticket: string }
  | { readonly op: 'watch'; readonly topic: string; readonly since?: Since }
  | { readonly op: 'unwatch'; readonly topic: string }
  | { readonly op: 'applied'; readonly topic: string; readonly position: number };

/** Where a returning client stands. */
export interface Since {
  readonly epoch: string;
  readonly definition: string;
  readonly position: number;
}

export type Row = JsonObject;
/** Whole rows by key; null = gone, or no longer visible to this reader. */
export type ChangedRows = Readonly<Record<string, Row | null>>;

export interface Welcome {
  readonly op: 'welcome';
  readonly protocol: number;
  readonly epoch: string;
  readonly realm: string;
  readonly head: number;
  readonly serverTime: string;
  readonly build: string;
  readonly limits: { readonly maxPayload: number; readonly messagesPerMinute: number };
}
export interface Snapshot {
  readonly op: 'snapshot';
  readonly topic: string;
  /** First 8 hexadecimal digits of the hash of the board's definition. */
  readonly definition: string;
  readonly position: number;
  readonly rows: Readonly<Record<string, Row>>;
  readonly part: number;
  readonly parts: number;
  /** `<count>-<8 hex digits>`, in the last part (trust.md §3.8). */
  readonly rowSum?: string;
}
export interface Change {
  readonly op: 'change';
  readonly topic: string;
  /** Accepted when from ≤ applied < to. */
  readonly from: number;
  readonly to: number;
  readonly rows: ChangedRows;
  readonly rowSum?: string;
}
export type PictureState = 'running' | 'rebuilding' | 'paused' | 'faulted';
export interface PictureBeat {
  readonly position: number;
  /** Milliseconds, measured against this client. */
  readonly lagMs: number;
  readonly lagEvents: number;
  readonly state: PictureState;
  readonly parked: number;
  readonly rowSum?: string;
}
export interface SealBeat {
  /** Events that the newest signed head covers. */
  readonly size: number;
  readonly cosigned: number;
  readonly witnesses: number;
  readonly unsealed: number;
  /** The log waits for cosignatures of a quorum, for more than 15 minutes or since it has had none. */
  readonly unwitnessed?: true;
  /** When the oldest unsealed event was recorded, once it has waited for more than five seconds. */
  readonly unsealedSince?: string;
  /** Why the log is not what was sealed; absent while all is well. */
  readonly trouble?: string;
}
export interface Beat {
  readonly op: 'beat';
  readonly epoch: string;
  readonly head: number;
  /** Domain clock of the realm. */
  readonly serverTime: string;
  readonly seal: SealBeat;
  /** False while nothing can be recorded (disk full, write fault). */
  readonly recording: boolean;
  readonly pictures: Readonly<Record<string, PictureBeat>>;
}
export interface Refused {
  readonly op: 'refused';
  readonly topic?: string;
  readonly code: string;
  readonly detail: string;
}
export type ServerFrame = Welcome | Snapshot | Change | Beat | Refused;

/** WebSocket close codes and what each says (architecture.md §6). */
export const closeCodes = {
  goingAway: 1001,
  malformed: 1007,
  fault: 1011,
  restart: 1012,
  tooSlow: 1013,
  signedOut: 4401,
  rightsChanged: 4403,
  tooManySockets: 4429,
} as const;

/** Topic of a record page: one row `new` with the stream's revision and position. */
export const recordTopic = (stream: string) => `record:${stream}`;

export const beatEveryMs = 2000;
export const rowsPerPart = 500;
