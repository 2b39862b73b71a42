import { Injectable } from '@nestjs/common';
import { importBatchCommands } from '../../../contracts/access/import-batch';
import type { JsonObject } from '../../../contracts/encoding';
import type { ExchangeProfile, StagedFile } from '../../../contracts/exchange';
import type { ImportReject, ImportResult } from '../../../contracts/http';
import { Refusal, type RefusalCode } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';
import { uuid7 } from '../derive';
import { StreamQueue } from '../ledger/queue';
import { type BatchRecord, readBatch } from './batch-record';
import { dryRun } from './dry-run';
import { ExchangeParts } from './exchange-parts';
import { columnMap, fileNameOf, type ImportAsk, releaseAsked } from './import-ask';
import { recordedResult } from './import-result';
import { ImportRunner } from './import-runner';
import { shownRejects } from './rejects-file';
import { storedResult } from './repeated-file';

/** The batch may have been recorded although its sender was told otherwise; its file has to stay. */
const undecided: ReadonlySet<RefusalCode> = new Set(['LOG_UNAVAILABLE', 'LOG_TIMEOUT']);
const boardReaders = ['desk-analyst', 'administrator'];
const { roles: starters } = importBatchCommands.StartImport;

/** What people do with imports: try a file, start one, look at it, start its rejected rows again. */
@Injectable()
export class Imports {
  /** Uploads of the same bytes wait for one another: what one keeps, the other must not remove. */
  readonly #placing = new StreamQueue();

  constructor(
    private readonly parts: ExchangeParts,
    private readonly runner: ImportRunner,
  ) {}

  /** Counts, rejects and the first rows as events; the file is gone afterwards. @throws Refusal */
  async tryOut(bytes: AsyncIterable<Uint8Array>, ask: ImportAsk, reader: Reader): Promise<ImportResult> {
    roleOf(reader);
    const profile = this.#profile(ask);
    const release = releaseAsked(ask);
    const staged = await this.parts.files.stage(bytes, ask.maxBytes);
    try {
      const request = {
        profile,
        fileName: fileNameOf(ask.fileName),
        maxRows: ask.maxRows,
        ...(release && { release }),
      };
      return await dryRun(this.parts, staged, request, reader);
    } finally {
      await staged.drop();
    }
  }

  /** Stores the file and starts its batch, which runs on by itself. @throws Refusal */
  async start(bytes: AsyncIterable<Uint8Array>, ask: ImportAsk, reader: Reader): Promise<{ readonly batchId: string }> {
    roleOf(reader);
    const profile = this.#profile(ask);
    const columns = columnMap(profile, releaseAsked(ask));
    const batchId = uuid7();
    const staged = await this.parts.files.stage(bytes, ask.maxBytes, await this.parts.sealOf(batchId));
    const start = () => this.#send(startOf(batchId, profile, columns, staged, ask), reader);
    await this.#placing.run(staged.sha256, () => this.#place(staged, start));
    void this.runner.enqueue(batchId, ask.again === true);
    return { batchId };
  }

  /** Starts a batch over the rejected rows of an earlier one only. @throws Refusal NOT_FOUND, WRONG_STATE */
  async retry(batchId: string, reader: Reader): Promise<{ readonly batchId: string }> {
    const { started, concluded } = await this.#seen(batchId, reader);
    if (!concluded?.rejectsSha256) throw new Refusal('WRONG_STATE', { batchId, rejected: concluded?.rejected ?? 0 });
    if (!(await this.parts.files.holds(started.file.sha256, this.parts.keyOf)))
      throw new Refusal('NOT_FOUND', { file: started.file.sha256 });
    const { source, format, file } = started;
    const profile = this.parts.files.profile(format, started.profile.name) ?? { version: started.profile.version };
    const data = {
      batchId: uuid7(),
      source,
      format,
      profile: { ...started.profile, version: profile.version },
      file: { ...file },
      replaysBatchId: batchId,
    };
    await this.#send(data, reader);
    void this.runner.enqueue(data.batchId);
    return { batchId: data.batchId };
  }

  /** Counts of a batch, running or ended. @throws Refusal NOT_FOUND, also for whoever may not see it */
  async result(batchId: string, reader: Reader): Promise<ImportResult> {
    const batch = await this.#seen(batchId, reader);
    const result =
      this.runner.progressOf(batchId) ?? (await storedResult(this.parts, batchId)) ?? recordedResult(batchId, batch);
    return seesAll(batch, reader) ? result : { ...result, totals: {} };
  }

  /** Rejected rows that a reader may see. @throws Refusal NOT_FOUND */
  async rejects(batchId: string, reader: Reader): Promise<readonly ImportReject[]> {
    const batch = await this.#seen(batchId, reader);
    const sha256 = batch.concluded?.rejectsSha256;
    if (sha256 === undefined) return [];
    return shownRejects(
      this.parts.files,
      sha256,
      this.parts.keyOf,
      batch.starter === reader.userId ? 'starter' : reader,
    );
  }

  /** Keeps the file unless the same bytes are kept already; where its batch is refused, what was kept goes again. */
  async #place(staged: StagedFile, start: () => Promise<void>) {
    const { files, keyOf } = this.parts;
    const held = await files.holds(staged.sha256, keyOf);
    if (held) await staged.drop();
    else await staged.keep();
    try {
      await start();
    } catch (error) {
      if (!held && error instanceof Refusal && !undecided.has(error.code)) await files.remove(staged.sha256);
      throw error;
    }
  }

  #profile({ format, profile }: ImportAsk): ExchangeProfile {
    const found = this.parts.files.profile(format, profile);
    if (!found) throw new Refusal('IMPORT_FORMAT_UNKNOWN', { format, ...(profile && { profile }) });
    return found;
  }

  async #seen(batchId: string, reader: Reader): Promise<BatchRecord> {
    const batch = /^[0-9a-f-]{36}$/.test(batchId) ? await readBatch(this.parts.log, batchId) : undefined;
    const may = batch && (batch.starter === reader.userId || boardReaders.some((role) => reader.roles.includes(role)));
    if (!may) throw new Refusal('NOT_FOUND', { batchId: batchId.slice(0, 80) });
    return batch;
  }

  async #send(data: JsonObject, reader: Reader) {
    const actor = { id: reader.userId, role: roleOf(reader), org: reader.org };
    await this.parts.sender.send('StartImport', data, { commandId: uuid7(), actor }, reader);
  }
}

/** The first role of the command's list that the person holds. */
function roleOf(reader: Reader): string {
  const role = starters.find((one) => reader.roles.includes(one));
  if (!role) throw new Refusal('ROLE_NOT_ALLOWED', { needed: starters });
  return role;
}

const seesAll = ({ starter }: BatchRecord, reader: Reader) =>
  starter === reader.userId || reader.countries === undefined;

const startOf = (batchId: string, profile: ExchangeProfile, columns: string, staged: StagedFile, ask: ImportAsk) => ({
  batchId,
  source: profile.source,
  format: profile.format,
  profile: { name: profile.id, version: profile.version, columns },
  file: { sha256: staged.sha256, mediaType: 'text/csv', name: fileNameOf(ask.fileName), bytes: staged.bytes },
});
