import type { ImportStarted } from '../../../contracts/access/import-batch';
import type { JsonObject } from '../../../contracts/encoding';
import { type ExchangeProfile, FileRefused, type ReadRequest, type SourceFiles } from '../../../contracts/exchange';
import type { ImportCounts, ImportResult } from '../../../contracts/http';
import type { Reader } from '../../../contracts/scope';
import { noteCommandId } from '../derive';
import { type BatchRecord, batchStream, readBatch } from './batch-record';
import type { ExchangeParts } from './exchange-parts';
import { named, resultOf } from './import-result';
import { KeySurvey } from './key-survey';
import { RejectsFile, rejectedLines } from './rejects-file';
import { repeatedResult } from './repeated-file';
import { secondPass } from './second-pass';
import type { RowEnvelope } from './send-rows';
import { Tally } from './tally';

export const runnerId = 'import';
const maxRows = 5_000_000;

/** One batch from its start, or from where it was interrupted, to its end. */
export class ImportRun {
  readonly #survey = new KeySurvey();
  #tally: Tally;
  #release: string | undefined;

  constructor(
    private readonly parts: ExchangeParts,
    readonly batchId: string,
    private readonly batch: BatchRecord,
    private readonly profile: ExchangeProfile,
    private readonly signal: AbortSignal,
  ) {
    this.#tally = new Tally(profile.totals);
  }

  /** Counts so far, for whoever asks while it runs. */
  get result(): ImportResult {
    const head = { batchId: this.batchId, ...named(this.profile, this.#release), state: 'running' as const };
    const declaredRows = this.#survey.rows;
    return { ...resultOf(head, this.#tally, {}), ...(declaredRows > 0 && { declaredRows }) };
  }

  /** Ends in `ImportConcluded` or `ImportRefused`; stopped by the signal it ends in neither and can be run again. */
  async run(again: boolean): Promise<void> {
    try {
      const reader = await this.parts.readers.of(this.batch.starter);
      if (!reader) throw new FileRefused('REQUIRED', 'the account that started this import is closed or suspended');
      const repeated =
        again || this.batch.rowsDone >= 0
          ? undefined
          : await repeatedResult(this.parts, this.batchId, this.batch, reader);
      if (repeated) await this.#conclude(repeated.result, repeated.rejectsSha256);
      else await this.#work(reader);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      await this.refuse(error.message);
    }
  }

  /** Ends the batch without counts; what it recorded stays recorded. */
  refuse(reason: string): Promise<void> {
    return this.#note('ImportRefused', { refusalReason: reason.slice(0, 300) });
  }

  async #work(reader: Reader) {
    const wanted = await this.#wantedLines();
    const first = await this.parts.files.readKeys(...this.#request());
    this.#release = first.opened.release;
    await this.#survey.read(first, wanted);
    let progress = this.batch.rowsDone;
    const progressed = async (rowsDone: number) => {
      if (rowsDone <= progress) return;
      progress = rowsDone;
      await this.#note('ImportProgressed', { rowsDone });
    };
    await progressed(0);
    const { batchId, parts, signal } = this;
    const rejects = new RejectsFile(parts.files, await parts.sealOf(batchId));
    try {
      const reading = await this.parts.files.read(...this.#request());
      const pass = { batchId, source: this.batch.started.source, reader, survey: this.#survey, recording: true };
      await secondPass(parts, reading, {
        pass,
        envelope: this.#envelope(reader),
        tally: this.#tally,
        rejects,
        signal,
        wanted,
        progressed,
      });
      if (!this.#tally.whole) throw new Error(`the counts of batch ${batchId} do not add up`);
      const head = { batchId, ...named(this.profile, this.#release), state: 'concluded' as const };
      await this.#conclude(resultOf(head, this.#tally, reading.notes()), await rejects.keep());
    } catch (error) {
      await rejects.drop().catch(() => undefined);
      throw error;
    }
  }

  async #conclude(result: ImportResult, rejectsSha256: string | undefined) {
    const staged = await this.parts.files.stage(asBytes(JSON.stringify(result)), Number.MAX_SAFE_INTEGER);
    await staged.keep();
    await this.parts.files.noteResult(this.batchId, staged.sha256);
    const counts: ImportCounts & JsonObject = { ...result.counts };
    await this.#note('ImportConcluded', { ...counts, ...(rejectsSha256 && { rejectsSha256 }) });
  }

  #request(): Parameters<SourceFiles['read']> {
    const { file, profile } = this.batch.started;
    const release = constantIn(profile.columns, 'version');
    const request: ReadRequest = {
      profile: this.profile,
      fileName: file.name,
      maxRows,
      ...(release !== undefined && { release }),
    };
    return [{ sha256: file.sha256 }, request, this.parts.keyOf];
  }

  /** A retry touches the rejected rows of its batch only. */
  async #wantedLines(): Promise<(line: number) => boolean> {
    const { replaysBatchId } = this.batch.started as ImportStarted;
    if (replaysBatchId === undefined) return () => true;
    const replayed = await readBatch(this.parts.log, replaysBatchId);
    const sha256 = replayed?.concluded?.rejectsSha256;
    const lines = sha256 === undefined ? undefined : await rejectedLines(this.parts.files, sha256, this.parts.keyOf);
    if (!lines) throw new FileRefused('REQUIRED', 'the rejected rows of the batch to retry are gone');
    return (line) => lines.has(line);
  }

  #envelope(reader: Reader): RowEnvelope {
    const { batchId, batch } = this;
    return {
      batchId,
      source: batch.started.source,
      actor: { id: runnerId, role: 'service', org: reader.org },
      onBehalfOf: batch.starter,
      correlationId: batch.correlationId,
      causationId: batch.eventId,
      reader,
    };
  }

  #note(type: string, data: JsonObject): Promise<void> {
    const { batchId, batch } = this;
    const { source } = batch.started;
    return this.parts.notes.note(
      batchStream(batchId),
      { type, data: { batchId, source, ...data } },
      {
        actor: { id: runnerId, role: 'service', org: batch.startedBy.org },
        onBehalfOf: batch.starter,
        commandId: noteCommandId(batch.eventId, `${type} ${data.rowsDone ?? ''}`.trimEnd()),
      },
    );
  }
}

async function* asBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The constant that feeds a field in the column map of a batch, such as the release its operator named. */
export function constantIn(columns: string, field: string): string | undefined {
  const value: unknown = (JSON.parse(columns) as Record<string, unknown>)[field];
  return typeof value === 'string' && value.startsWith('=') ? value.slice(1) : undefined;
}
