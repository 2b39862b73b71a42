import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ImportResult } from '../../../contracts/http';
import { readBatch } from './batch-record';
import { ExchangeParts } from './exchange-parts';
import { ImportRun } from './import-run';

const tries = 2;

/** Runs batches one after the other; what a stopped process left unfinished goes on at the next start. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Import');
  readonly #stop = new AbortController();
  readonly #waiting = new Map<string, Promise<void>>();
  #running: ImportRun | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ExchangeParts) {}

  onApplicationBootstrap() {
    // Not before the application is up, and nobody waits for it.
    setImmediate(() => void this.resume().catch((error) => this.#report('unfinished imports', error)));
  }

  async onModuleDestroy() {
    this.#stop.abort();
    await this.#last;
  }

  /** Takes up every batch that was started and neither concluded nor refused. */
  async resume(): Promise<void> {
    for (const batchId of await this.parts.batches.unfinished()) void this.enqueue(batchId);
  }

  /**
   * Puts a started batch in line; resolves when it has ended, or stopped with the process.
   * @param again parses bytes that were imported before instead of repeating their counts
   */
  enqueue(batchId: string, again = false): Promise<void> {
    const queued = this.#waiting.get(batchId);
    if (queued !== undefined) return queued;
    const work = this.#last.then(() => this.#run(batchId, again)).finally(() => this.#waiting.delete(batchId));
    this.#waiting.set(batchId, work);
    this.#last = work;
    return work;
  }

  /** Counts of the batch at work; undefined for any other. */
  progressOf(batchId: string): ImportResult | undefined {
    return this.#running?.batchId === batchId ? this.#running.result : undefined;
  }

  async #run(batchId: string, again: boolean): Promise<void> {
    for (let attempt = 1; attempt <= tries && !this.#stop.signal.aborted; attempt++) {
      try {
        return await this.#once(batchId, again, attempt === tries);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#report(batchId, error);
        if (attempt < tries) await pause(1000, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    }
  }

  async #once(batchId: string, again: boolean, last: boolean): Promise<void> {
    const batch = await readBatch(this.parts.log, batchId);
    if (!batch || batch.concluded || batch.refused) return;
    const { format, profile } = batch.started;
    const known = this.parts.files.profile(format, profile.name);
    if (!known) throw new Error(`no profile ${profile.name} for ${format}`);
    const run = new ImportRun(this.parts, batchId, batch, known, this.#stop.signal);
    this.#running = run;
    try {
      await run.run(again);
    } catch (error) {
      // A batch that fails twice is ended, so that its source is free for the next one.
      if (last && !this.#stop.signal.aborted) await run.refuse('PARSER_FAILED: the run failed');
      throw error;
    } finally {
      this.#running = undefined;
    }
  }

  #report(what: string, error: unknown) {
    if (!this.#stop.signal.aborted) this.#logger.error(`${what}: ${error instanceof Error ? error.stack : error}`);
  }
}
