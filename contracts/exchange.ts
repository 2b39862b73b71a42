import type { JsonObject } from './encoding';
import type { importFormats, OneOf } from './vocabulary/code-lists';

export type ImportFormat = OneOf<typeof importFormats>;

/** Why a whole file is refused (exchange.md §9); `PARSER_FAILED` stands for a parser that ended without an answer. */
export const fileRefusals = [
  'CONTAINER_NOT_ACCEPTED',
  'ENCODING_UNKNOWN',
  'ENCODING_UNSUPPORTED',
  'CSV_QUOTE',
  'TOO_MANY_ROWS',
  'PROFILE_UNKNOWN',
  'PROFILE_AMBIGUOUS',
  'HEADER_MISSING',
  'REQUIRED',
  'PARSER_FAILED',
] as const;
export type FileRefusalCode = OneOf<typeof fileRefusals>;

/** Why one row is rejected while the others go on. */
export const rowRejects = [
  'COLUMN_COUNT',
  'REQUIRED',
  'TYPE',
  'RANGE',
  'ENUM',
  'DATE_FORMAT',
  'DATE_ORDER',
  'COUNT_NEGATIVE',
  'COUNTRY_UNKNOWN',
  'OUTSIDE_SCOPE',
  'AMBIGUOUS_KEY',
  'WITHDRAWN_BEFORE',
  'TEXT_FORBIDDEN',
] as const;
export type RowRejectCode = OneOf<typeof rowRejects>;

/** What is odd about a row or file and kept as it is. */
export type WarningCode = 'INTERVAL_BROKEN' | 'GEOMETRY_MISMATCH' | 'DATE_SENTINEL' | 'HEADER_ASSUMED';

/** What was normalized on the way in. */
export type NoteCode =
  | 'BOM'
  | 'DOUBLE_BOM'
  | 'MIXED_EOL'
  | 'PREAMBLE'
  | 'HXL_ROW'
  | 'EMPTY_ROW'
  | 'TRIMMED'
  | 'LEGACY_COLUMN'
  | 'CODE_PADDED'
  | 'ALIAS_USED';

/** A file that cannot be read as a whole: the code, and the place that decided. */
export class FileRefused extends Error {
  constructor(
    readonly code: FileRefusalCode,
    readonly place: string,
  ) {
    super(`${code}: ${place}`);
  }
}

/** One published arrangement of columns. */
export interface Layout {
  /** Release whose files have it, where it says so by itself. */
  readonly release?: string;
  readonly columns: readonly string[];
  /** True when files of this layout were published without a header. */
  readonly headerless?: true;
}

/** How the files of one source are read: plain data, versioned, named by every batch (exchange.md §4). */
export interface ExchangeProfile {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly format: ImportFormat;
  readonly target: 'signal';
  /** First half of the natural key. */
  readonly source: string;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly encoding: string;
  readonly dates: { readonly order: 'YMD'; readonly sentinels: readonly string[] };
  readonly nullWords: readonly string[];
  /** A snapshot withdraws what it no longer holds; a partial file never does. */
  readonly completeness: 'partial' | 'snapshot';
  /** How the release is told from a file's name. */
  readonly releases: 'ucdpAnnual' | 'ucdpCandidate';
  readonly layouts: readonly Layout[];
  /** Columns that redistributions add. */
  readonly optionalColumns: readonly string[];
  /** Field → column; a value that starts with `=` is a constant. */
  readonly columns: Readonly<Record<string, string>>;
  /** Field → word of the source → our word. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly reliability: string;
  /** Columns whose text is sealed or left out; all others are public. */
  readonly freeText: Readonly<Record<string, 'sealed' | 'drop'>>;
  /** Counts of a record, as dotted paths, that the result sums per country and over all. */
  readonly totals: readonly string[];
}

export interface RowWarning {
  readonly code: WarningCode;
  readonly column: string;
  readonly value: string;
}

interface RowOrigin {
  /** Physical line where the record starts, from 1. */
  readonly line: number;
  /** SHA-256 of the raw cells joined by 0x1F. */
  readonly rowHash: string;
  readonly cells: readonly string[];
}

/** A row that became a record: the fields of a command, without the ids that the platform adds. */
export interface SourceRecord extends RowOrigin {
  readonly kind: 'record';
  readonly key: string;
  readonly version: string;
  readonly country: string;
  readonly effectiveAt: string;
  readonly grade: { readonly kind: string; readonly reliability: string; readonly credibility: string };
  readonly data: JsonObject;
  readonly warnings: readonly RowWarning[];
}

/** A row that did not. */
export interface RejectedRow extends RowOrigin {
  readonly kind: 'reject';
  readonly column: string;
  readonly code: RowRejectCode;
  readonly value: string;
  /** Where the row happened, when that much was known. */
  readonly country?: string;
}

export type SourceRow = SourceRecord | RejectedRow;

/** What a first pass needs of a row: its key, and a digest of the mapped record that means something in this pass only. */
export interface RowKey {
  readonly line: number;
  /** Absent for rejected rows. */
  readonly key?: string;
  readonly digest: string;
}

/** What was found out before the first row. */
export interface Opened {
  readonly release: string;
  /** Header as read, by index. */
  readonly columns: readonly string[];
  readonly warnings: readonly WarningCode[];
}

/** One pass over a file; rows come in chunks of at most 250, so that with the chunk being parsed 500 are in flight. */
export interface Reading<Row = SourceRow> {
  readonly opened: Opened;
  /** @throws FileRefused where the file turns out unreadable on the way */
  readonly chunks: AsyncIterable<readonly Row[]>;
  /** Notes by code, complete after the last chunk. */
  notes(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export interface ReadRequest {
  readonly profile: ExchangeProfile;
  /** Display name; only the release is told from it. */
  readonly fileName: string;
  readonly release?: string;
  readonly maxRows: number;
}

/** Key that a stored file is sealed under: the record whose key it is, and 32 bytes made from that key. */
export interface BlobSeal {
  readonly subject: string;
  readonly key: Uint8Array;
}
/** The sealing key of a subject, undefined once it is destroyed. */
export type KeyOf = (subject: string) => Uint8Array | undefined;

/** Bytes received and hashed but not yet kept. */
export interface StagedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Makes it a blob: durable under its digest before this resolves. */
  keep(): Promise<void>;
  drop(): Promise<void>;
}
export type FileRef = { readonly sha256: string } | { readonly path: string };

/** Files of the import: blobs by digest, and rows read from them. `infra/exchange/files.ts` implements it. */
export abstract class SourceFiles {
  /** @throws Refusal IMPORT_TOO_LARGE beyond `maxBytes`, before more is stored */
  abstract stage(bytes: AsyncIterable<Uint8Array>, maxBytes: number, seal?: BlobSeal): Promise<StagedFile>;
  /** True for a kept file that can be read: it is there, and so is the key of a sealed one. */
  abstract holds(sha256: string, keyOf: KeyOf): Promise<boolean>;
  /** Removes a kept file; one that is not there is no error. */
  abstract remove(sha256: string): Promise<void>;
  /** A kept file as a whole, for small ones; undefined when it is missing or its key is destroyed. */
  abstract load(sha256: string, keyOf: KeyOf): Promise<Uint8Array | undefined>;
  /** @throws FileRefused when the file is refused before its first row */
  abstract read(file: FileRef, request: ReadRequest, keyOf: KeyOf): Promise<Reading>;
  /** A pass for the keys alone. @throws FileRefused likewise */
  abstract readKeys(file: FileRef, request: ReadRequest, keyOf: KeyOf): Promise<Reading<RowKey>>;
  /** Remembers which blob holds the result of a batch; losing it costs details, no counts. */
  abstract noteResult(batchId: string, sha256: string): Promise<void>;
  abstract resultOf(batchId: string): Promise<string | undefined>;
  /** The built-in profile of a format, or the one of that name. */
  abstract profile(format: string, name?: string): ExchangeProfile | undefined;
}
