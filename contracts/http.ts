import type { Json, JsonObject } from './encoding';
import type { Fault } from './kernel/fault';
import type { Classification, EventMetadata, Source } from './metadata';

/** What a sender says about a command (domain.md §1.2). */
export interface SentEnvelope {
  readonly effectiveAt?: string;
  readonly onBehalfOf?: string;
  readonly authority?: string;
  readonly source?: Source;
  readonly handling?: { readonly classification: Classification; readonly compartments: readonly string[] };
  readonly correlationId?: string;
}
/** Answer of `POST /commands/:type`, whose body is `{data, envelope?}`; header `Idempotency-Key` is the command id, `If-Match: "<revision>"` the revision seen. */
export interface Recorded {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}
/** RFC 9457 problem; `errors` point at fields, other members are the values that decided. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Fault[];
  readonly values?: JsonObject;
  /** Correlation id of the request. */
  readonly trace: string;
}
/** Answer of `Prefer: dry-run`: 200, also when refusals hold. */
export interface DryRun {
  readonly events: readonly { readonly type: string; readonly stream: string; readonly data: JsonObject }[];
  readonly refusals: readonly Problem[];
  readonly reactions: readonly string[];
  readonly cells: readonly {
    readonly topic: string;
    readonly key: string;
    readonly field: string;
    readonly from: Json;
    readonly to: Json;
  }[];
  readonly simulation?: Simulation;
  readonly position: number;
}
/** What an alert rule would have done over the 30 days before the newest matching signal (domain.md §2.1). */
export interface Simulation {
  readonly from?: string;
  readonly to?: string;
  readonly signals: number;
  readonly fired: number;
  readonly floods: number;
  readonly crises: { readonly known: number; readonly preceded: number };
  readonly examples: readonly { readonly at: string; readonly subject: string; readonly evidence: number }[];
}
/** `GET /session`. */
export interface Session {
  readonly userId: string;
  readonly name: string;
  readonly org: string;
  readonly roles: readonly string[];
  readonly countries: readonly string[] | 'all';
  readonly compartments: readonly string[];
  readonly clearance: Classification;
  readonly rightsVersion: number;
  readonly realms: readonly string[];
  readonly handlingFloor: Classification;
  readonly build: string;
  readonly demo: boolean;
  readonly idleUntil: string;
  readonly absoluteUntil: string;
}
/** `GET /boards/:board?after&realm`. */
export interface BoardAnswer {
  readonly board: string;
  readonly realm: string;
  readonly definition: string;
  readonly version: number;
  readonly position: number;
  readonly recordedAt: string | null;
  readonly rows: Readonly<Record<string, JsonObject>>;
  /** View hash of this reader (trust.md §3.8), and the handling of what is shown. */
  readonly stateHash: string;
  readonly handling: Classification;
  readonly parked: number;
}
/** `GET /registers/:register?cursor&dir&q&f&at&limit&after`; rows newest first unless the register says otherwise. */
export interface RegisterPage {
  readonly register: string;
  readonly position: number;
  readonly rows: readonly RegisterRow[];
  readonly next?: string;
  readonly previous?: string;
  /** Visible rows counted up to 10,000; `more` when there are further ones. */
  readonly count: number;
  readonly more: boolean;
  readonly handling: Classification;
  /** Position up to which the text index reaches. */
  readonly searchedThrough: number;
}
export interface RegisterRow {
  readonly key: string;
  readonly position: number;
  readonly row: JsonObject;
}
/** An event as a reader may see it: sealed fields opened or replaced by `{"$sealed":true}`. */
export interface ShownEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata & { readonly recordedAt: string };
  readonly struckBy?: number;
  readonly correctedBy?: readonly number[];
}
/** `GET /records/:stream?before=<revision>`: newest first. */
export interface RecordAnswer {
  readonly stream: string;
  readonly category: string;
  readonly revision: number;
  readonly position: number;
  /** The row of the category's board or register, where there is one. */
  readonly row: JsonObject | null;
  readonly events: readonly ShownEvent[];
  readonly more: boolean;
  readonly related: readonly { readonly stream: string; readonly title: string }[];
  readonly handling: Classification;
}
/** `GET /lookup/:category?q=&ids=`. */
export interface LookupAnswer {
  readonly records: readonly { readonly id: string; readonly title: string; readonly status?: string }[];
}
/** `GET /contracts/commands`. */
export interface CommandDescription {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly context: string;
  readonly aggregate: string;
  readonly roles: readonly string[];
  readonly guarded: boolean;
  readonly dual: boolean;
  readonly idField: string;
  readonly schema: JsonObject;
  readonly refusals: readonly string[];
}
/** `GET /contracts/boards` and `/contracts/registers`. */
export interface PictureDescription {
  readonly name: string;
  readonly version: number;
  readonly definition: string;
  readonly category: string | null;
  readonly columns: readonly string[];
  readonly readers: readonly string[] | 'any';
}
/** `POST /imports` with dry run: counts and the first 50 rows as events; `GET /imports/:id`. */
export interface ImportResult {
  readonly batchId?: string;
  readonly profile: { readonly name: string; readonly version: number };
  readonly release?: string;
  readonly state: 'running' | 'concluded' | 'refused' | 'preview';
  readonly rowsDone: number;
  readonly declaredRows?: number;
  readonly counts: ImportCounts;
  readonly warnings: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, number>>;
  readonly totals: JsonObject;
  readonly refusalReason?: string;
  readonly repeatOf?: string;
  /** The blob that holds this result, once the batch has ended. */
  readonly resultSha256?: string;
  readonly preview?: readonly { readonly line: number; readonly type: string; readonly data: JsonObject }[];
  readonly rejects?: readonly ImportReject[];
}
export interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly rejected: number;
  readonly warnings: number;
}
export interface ImportReject {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly value: string;
}
/** `GET /about`, open to everyone: what the sign-in page tells before anybody signs in. */
export interface About {
  readonly build: string;
  readonly realm: string;
  readonly head: number;
  readonly recording: boolean;
  readonly handlingFloor: Classification;
  /** Text shown above the sign-in form. */
  readonly warning: string;
  /** True while no administrator exists and the setup link is open. */
  readonly setupOpen: boolean;
  readonly serverTime: string;
  /** People of the demo, one button each; absent outside the demo. */
  readonly cast?: readonly CastMember[];
}
export interface CastMember {
  readonly alias: string;
  /** Role as a title, for example "Senior watch officer 1". */
  readonly title: string;
  readonly limit: string;
}
/** `POST /session`: by password, or by alias in the demo. `DELETE /session` signs out. */
export type SignIn = { readonly login: string; readonly password: string } | { readonly alias: string };
/** `POST /setup`: the first two accounts, of different people (trust.md §5). */
export interface Setup {
  readonly token: string;
  readonly administrator: FirstAccount;
  readonly officer: FirstAccount;
}
export interface FirstAccount {
  readonly name: string;
  readonly email: string;
  readonly org: string;
  readonly login: string;
  readonly password: string;
}
/** `POST /live/tickets`. */
export interface Ticket {
  readonly ticket: string;
  readonly realm: string;
  /** What a program sends as `Origin` when it opens `/live`; a browser sends that of its page. */
  readonly origin: string;
}
/** `GET`, `PUT /preferences`: views and the last position looked at, by board; kept on the server, not events. */
export interface Preferences {
  readonly views: Readonly<Record<string, string>>;
  readonly lastLooked: Readonly<Record<string, number>>;
}
