import { Worker } from 'node:worker_threads';
import type { EventLog } from '../../../contracts/event-log';
import type { PictureSnapshot, PictureStore } from '../../../contracts/picture-store';
import { registers } from '../../../projections';
import type { SealedTexts } from '../sealing/sealed-texts';
import { RegisterWriter, type WriterReport } from './register-writer';

/** Runs the register writer: in a thread of its own, or in this one where the log lives in memory. */
export abstract class RegisterHost {
  /** Resolves once the store can be read. */
  abstract start(report: (report: WriterReport) => void): Promise<void>;
  /** Snapshots of boards go through the one writer of the store. */
  abstract save(snapshots: readonly PictureSnapshot[]): void | Promise<void>;
  abstract stop(): Promise<void>;
  /** Word of new events, so that a writer in another thread does not wait for its next look. */
  abstract poke(): void;
}

/** For a log in memory, which another thread cannot read. */
export class InlineRegisterHost extends RegisterHost {
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: EventLog,
    private readonly store: PictureStore,
    private readonly texts: SealedTexts,
  ) {
    super();
  }

  async start(report: (report: WriterReport) => void) {
    const writer = new RegisterWriter(this.log, this.store, registers, this.texts, report);
    this.#running = writer.run(this.#stop.signal);
  }

  save(snapshots: readonly PictureSnapshot[]) {
    return this.store.saveSnapshots(snapshots);
  }

  async stop() {
    this.#stop.abort();
    await this.#running;
  }

  poke() {
    // The writer follows the log in this thread and hears of events by itself.
  }
}

export type ToWorker =
  /** The log is there. */
  | { readonly kind: 'open' }
  | { readonly kind: 'save'; readonly snapshots: readonly PictureSnapshot[] }
  | { readonly kind: 'poke' }
  | { readonly kind: 'stop' };
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly report: WriterReport }
  | { readonly kind: 'saved' }
  | { readonly kind: 'stopped' };
export interface WorkerData {
  readonly dataDir: string;
  readonly realm: string;
}

/**
 * For a log on disk: a worker with its own readers of log and keys, and the only writing connection of the store. It
 * loads its code from the start and opens the log when it is told that there is one.
 */
export class ThreadRegisterHost extends RegisterHost {
  readonly #worker: Worker;
  /** Saves that the worker has not answered yet, in order. */
  readonly #saving: (() => void)[] = [];
  #ended = false;
  readonly #ready = Promise.withResolvers<void>();
  readonly #stopped = Promise.withResolvers<void>();

  constructor(script: string, data: WorkerData, failed: (reason: string) => void) {
    super();
    this.#worker = new Worker(script, { workerData: data, name: 'registers' });
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') this.#ready.resolve();
      if (message.kind === 'saved') this.#saving.shift()?.();
      if (message.kind === 'stopped') this.#stopped.resolve();
    });
    this.#worker.on('error', (error) => {
      this.#ready.reject(error);
      this.#stopped.resolve();
      failed(error.message);
    });
    this.#worker.on('exit', (code) => {
      this.#ended = true;
      this.#ready.reject(new Error(`the register thread ended with ${code}`));
      for (const done of this.#saving.splice(0)) done();
      this.#stopped.resolve();
    });
    // Whoever opens it learns of a failure.
    this.#ready.promise.catch(() => undefined);
  }

  /** Opens the log, which is there now; resolves once the store can be read. */
  open(): Promise<void> {
    this.#post({ kind: 'open' });
    return this.#ready.promise;
  }

  /** Ends a worker that has nothing to open. */
  async abandon() {
    await this.#worker.terminate();
  }

  async start(report: (report: WriterReport) => void) {
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'report') report(message.report);
    });
    this.#post({ kind: 'poke' });
  }

  save(snapshots: readonly PictureSnapshot[]): Promise<void> {
    const saved = Promise.withResolvers<void>();
    // A worker that has ended answers nobody; what it did not keep is folded again from the log.
    if (this.#ended) return Promise.resolve();
    this.#saving.push(saved.resolve);
    this.#post({ kind: 'save', snapshots });
    return saved.promise;
  }

  poke() {
    this.#post({ kind: 'poke' });
  }

  async stop() {
    this.#post({ kind: 'stop' });
    await this.#stopped.promise;
    await this.#worker.terminate();
  }

  #post(message: ToWorker) {
    this.#worker.postMessage(message);
  }
}
