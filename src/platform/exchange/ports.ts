import type { JsonObject } from '../../../contracts/encoding';
import type { Actor, Source } from '../../../contracts/metadata';
import type { Reader } from '../../../contracts/scope';

/** What travels beside a command that the import sends. */
export interface ImportIssued {
  readonly commandId: string;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly effectiveAt?: string;
  readonly source?: Source;
  readonly correlationId?: string;
  readonly causationId?: string;
}
export interface Sent {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** Types of the events that this command recorded now; empty when the wish was already true. */
  readonly recorded: readonly string[];
}

/** Sends a command through the platform, within the scope of a reader. */
export abstract class ImportSender {
  /** @throws Refusal */
  abstract send(type: string, data: JsonObject, issued: ImportIssued, reader: Reader): Promise<Sent>;
}

/** Records what the import runner itself has to say about a batch; the platform's own record, not a command's. */
export abstract class ImportNotes {
  /** @param by `commandId` is derived from what caused the record, so that repeating it records nothing */
  abstract note(
    stream: string,
    event: { readonly type: string; readonly data: JsonObject },
    by: { readonly actor: Actor; readonly onBehalfOf: string; readonly commandId: string },
  ): Promise<void>;
}

/** Rights of people as they are now; undefined for accounts that are closed or suspended. */
export abstract class ImportReaders {
  abstract of(userId: string): Promise<Reader | undefined>;
}

/** Keys of records and batches, as sealing keeps them (trust.md §11.3). */
export abstract class RecordKeys {
  /** Makes the keys that are missing, all in one transaction of the keystore. */
  abstract prepare(subjects: readonly string[]): Promise<void>;
  /** Tag by which equal texts of one subject are known; undefined where the subject has no key. */
  abstract tag(subject: string, text: string): string | undefined;
  /** 32 bytes made from the subject's key for sealing files; undefined where there is no key. */
  abstract fileKey(subject: string): Uint8Array | undefined;
}

/** What the log says of a source record, read from its own stream. */
export interface KnownRecord {
  readonly stream: string;
  /** Revision of the last event that carries the record. */
  readonly revision: number;
  readonly version: string;
  /** Batch that brought the last content, and the first one that carried the record. */
  readonly batchId: string;
  readonly seed: string;
  readonly state: 'recorded' | 'withdrawn';
  /** How the last content came: a first report or a revision. */
  readonly outcome: 'created' | 'revised';
  readonly data: JsonObject;
}

/** Source records by the stream that holds them, never older than the log's head at the call. */
export abstract class SourceRecords {
  abstract find(streams: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>>;
}

/** Which batches are open, and which one brought the same bytes before. */
export abstract class BatchIndex {
  abstract unfinished(): Promise<readonly string[]>;
  /** The last concluded batch, not a retry, of these bytes under this version of a profile. */
  abstract concluded(sha256: string, profile: string, version: number): Promise<string | undefined>;
}
