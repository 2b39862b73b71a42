import type { StoredCosignature } from '../../../contracts/cosigning';
import type { EventLogErrorCode, Outcome } from '../../../contracts/event-log';
import type { SealedHead, SealReason } from '../../../contracts/seals';
import type { Below } from '../judge';
import type { Prepared, Proposal } from '../propose';
import type { LogMeta, NewLog } from './meta';

/** One event on its way to the writer: texts only, because cloning parsed objects costs more than parsing again. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly effectiveAt: string;
  readonly actorId: string;
  readonly salt: string;
  readonly data: string;
  readonly metadata: string;
}

/** One append on its way to the writer. */
export interface WireAppend {
  /** Names the append in its answer. */
  readonly seq: number;
  readonly stream: string;
  readonly expected: number;
  /** What the parent holds, where the log is a branch. */
  readonly below?: Below;
  readonly bytes: number;
  readonly events: readonly WireEvent[];
}

/** A failure as it crosses threads. */
export interface WireFailure {
  readonly code: EventLogErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly outcome?: Outcome;
}

export type WireAnswer = { readonly seq: number } & (
  | { readonly position: number; readonly repeated: boolean; readonly failure?: undefined }
  | { readonly failure: WireFailure }
);

/** A checkpoint that a witness cosigned, to be kept with its line. */
export interface CosignedWish {
  readonly cosignature: StoredCosignature;
  /** As the log signed it. */
  readonly note: string;
  readonly seq?: number;
}

/** A wish for a signed head now; `seq` names it in the answer, and without one nobody waits. */
export interface SealRequest {
  readonly reason: SealReason;
  readonly seq?: number;
}

export type ToWriter =
  | { readonly kind: 'halt'; readonly reason: string }
  | ({ readonly kind: 'seal' } & SealRequest)
  | ({ readonly kind: 'cosigned' } & CosignedWish)
  | { readonly kind: 'append'; readonly appends: readonly WireAppend[] }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'sealed'; readonly head: SealedHead; readonly seq?: number }
  | { readonly kind: 'unsealed'; readonly reason: string; readonly seq?: number }
  | {
      readonly kind: 'ready';
      readonly meta: LogMeta;
      readonly head: number;
      readonly lastRecordedAt?: string;
      readonly stopped?: string;
      /** Too little is free to begin writing. */
      readonly full: boolean;
    }
  /** A full volume has room again. */
  | { readonly kind: 'room' }
  | { readonly kind: 'refused'; readonly failure: WireFailure }
  | { readonly kind: 'answers'; readonly answers: readonly WireAnswer[]; readonly stopped?: string };

/** What a writer is started with. */
export interface WriterTask extends NewLog {
  readonly dir: string;
  readonly keptOrigin?: string;
  /** File of the key that signs the log's heads; without one they are not signed. */
  readonly keyFile?: string;
  /** Bytes that must be free on the volume to begin writing. */
  readonly reserve?: number;
}

export const wireAppend = (seq: number, { stream, expected, below, events, bytes }: Proposal): WireAppend => ({
  seq,
  stream,
  expected,
  bytes,
  events: events.map(wireEvent),
  ...(below && { below }),
});

const wireEvent = ({ id, type, metadata, dataText, metadataText }: Prepared): WireEvent => ({
  id,
  type,
  schemaVersion: metadata.schemaVersion,
  recordedAt: metadata.recordedAt,
  effectiveAt: metadata.effectiveAt,
  actorId: metadata.actor.id,
  salt: metadata.salt,
  data: dataText,
  metadata: metadataText,
});
