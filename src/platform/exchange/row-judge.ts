import type { JsonObject } from '../../../contracts/encoding';
import type { RowRejectCode, SourceRecord, SourceRow } from '../../../contracts/exchange';
import { covers, type Reader } from '../../../contracts/scope';
import { type Contents, judge, type Verdict } from './judge';
import type { KeySurvey } from './key-survey';
import type { KnownRecord, RecordKeys, SourceRecords } from './ports';
import { recordedTag, recordHash } from './record-hash';
import { recordId, shownKey } from './record-id';

/** One file on its way: whose rights hold, and what its first pass found. */
export interface Pass {
  readonly batchId: string;
  readonly source: string;
  readonly reader: Reader;
  readonly survey: KeySurvey;
  /** False in a dry run: then no key is made. */
  readonly recording: boolean;
}

/** A row with what becomes of it, and for a record the command's fields and hash. */
export type Judged =
  | {
      readonly row: SourceRow;
      readonly verdict: Extract<Verdict, { is: 'rejected' }>;
      readonly column: string;
      readonly value: string;
    }
  | (Wish & { readonly row: SourceRecord; readonly verdict: Exclude<Verdict, { is: 'rejected' }> });

/** The command a record would be. */
export interface Wish {
  readonly data: JsonObject;
  readonly stream: string;
  /** First batch that carried the record. */
  readonly seed: string;
  readonly hash: Buffer;
}

interface Candidate {
  readonly row: SourceRecord;
  readonly repeat: boolean;
  readonly subject: string;
  readonly stream: string;
}

const rejected = (row: SourceRow, code: RowRejectCode, column: string, value: string): Judged => ({
  row,
  verdict: { is: 'rejected', code },
  column,
  value,
});

/** Compares rows of a file with what the log holds. */
export class RowJudge {
  constructor(
    private readonly records: SourceRecords,
    private readonly keys: RecordKeys,
  ) {}

  /** Verdicts in the order of the rows; keys of new records exist afterwards, so their tags are final. */
  async judge(rows: readonly SourceRow[], pass: Pass): Promise<readonly Judged[]> {
    const sorted = rows.map((row) =>
      row.kind === 'reject' ? rejected(row, row.code, row.column, row.value) : admit(row, pass),
    );
    const candidates = sorted.filter((entry): entry is Candidate => !('verdict' in entry));
    const known = await this.records.find(candidates.filter(({ repeat }) => !repeat).map(({ stream }) => stream));
    if (pass.recording) {
      const fresh = candidates.filter(({ stream, repeat }) => !repeat && !known.has(stream));
      await this.keys.prepare(fresh.map(({ subject }) => subject));
    }
    return sorted.map((entry) => ('verdict' in entry ? entry : this.#compare(entry, known.get(entry.stream), pass)));
  }

  #compare(candidate: Candidate, known: KnownRecord | undefined, pass: Pass): Judged {
    const { row, subject, stream, repeat } = candidate;
    const data = commandOf(row, subject, pass);
    const tag = this.keys.tag(subject, String(data.text)) ?? (known ? recordedTag(known.data) : '');
    const hash = recordHash(data, tag);
    const contents: Contents = {
      version: row.version,
      sameAs: (recorded) => hash.equals(recordHash(recorded.data, recordedTag(recorded.data))),
    };
    const verdict: Verdict = repeat ? { is: 'unchanged', why: 'repeated' } : judge(contents, known, pass.batchId);
    if (verdict.is === 'rejected') return rejected(row, verdict.code, 'key', row.key);
    return { row, verdict, data, stream, hash, seed: known?.seed ?? pass.batchId };
  }
}

function admit(row: SourceRecord, { reader, survey, source }: Pass): Judged | Candidate {
  if (!covers(reader, [row.country])) return rejected(row, 'OUTSIDE_SCOPE', 'country', row.country);
  if (survey.isAmbiguous(row.key)) return rejected(row, 'AMBIGUOUS_KEY', 'key', row.key);
  const subject = recordId(source, row.key);
  return { row, repeat: survey.isRepeat(row.key), subject, stream: `signal-${subject}` };
}

const commandOf = ({ key, version, data }: SourceRecord, signalId: string, { source, batchId }: Pass): JsonObject => ({
  signalId,
  ...data,
  external: { source, key: shownKey(key), version, batchId },
});
