import { Worker } from 'node:worker_threads';
import type { StoredCosignature } from '../../../contracts/cosigning';
import { type Appended, type Call, EventLogError } from '../../../contracts/event-log';
import type { SealedHead, SealReason } from '../../../contracts/seals';
import type { Proposal } from '../propose';
import type { Sized } from '../ring';
import { AppendQueue } from './append-queue';
import { SealLink } from './seal-link';
import type { FromWriter, ToWriter, WriterTask } from './wire';
import { writerScript } from './writer-script';

/** What the owner of a writer learns from it. */
export interface WriterNews {
  /** Durable events in position order, before their callers are answered. */
  readonly committed: (events: readonly Sized[]) => void;
  /** Nothing is written any more until the log is opened anew. */
  readonly stopped: (reason: string) => void;
}

const closed = 'the log is closed';

export type Ready = Extract<FromWriter, { kind: 'ready' }>;

/** The writer thread as the rest of the process sees it. */
export class WriterLink {
  #stopped: string | undefined;
  #closing = false;
  #full: boolean;
  #news: WriterNews | undefined;
  readonly #sealing: SealLink;
  readonly #queue: AppendQueue;
  readonly #ended: Promise<void>;

  private constructor(
    private readonly worker: Worker,
    readonly ready: Ready,
  ) {
    this.#stopped = ready.stopped;
    this.#full = ready.full;
    this.#sealing = new SealLink((message) => this.#post(message));
    this.#queue = new AppendQueue((appends) => this.#post({ kind: 'append', appends }));
    worker.on('message', (message: FromWriter) => this.#hear(message));
    worker.on('error', (error) => this.#stop(`the writer failed: ${error.name}`));
    this.#ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.#lose(code);
        resolve();
      });
    });
  }

  /**
   * Starts the thread, which opens or creates the log.
   * @throws EventLogError as the opening fails
   */
  static async start(task: WriterTask): Promise<WriterLink> {
    const worker = new Worker(writerScript(), { workerData: task, name: `log ${task.realm}` });
    const first = await firstMessage(worker);
    if (first.kind === 'ready') return new WriterLink(worker, first);
    if (first.kind !== 'refused') throw new EventLogError('UNAVAILABLE', { reason: 'writer out of order' });
    throw new EventLogError(first.failure.code, first.failure.detail, first.failure.outcome);
  }

  /** Names who learns what the writer does; without anybody, commits are known to their callers only. */
  listen(news: WriterNews) {
    this.#news = news;
  }

  /** Why nothing is written now: the writer has stopped, or there is no space. */
  get trouble(): string | undefined {
    return this.#stopped ?? (this.#full ? 'no space left' : undefined);
  }

  /** @throws EventLogError READ_ONLY once the writer has stopped, QUEUE_FULL at the bound of the queue */
  append(proposal: Proposal, call: Call | undefined): Promise<Appended> {
    if (this.#stopped) throw new EventLogError('READ_ONLY', { reason: this.#stopped });
    return this.#queue.append(proposal, call);
  }

  /** Signs what is recorded by now. @throws EventLogError as its writer has stopped, or the log does not continue */
  seal(reason: SealReason): Promise<SealedHead> {
    this.#requireWriter();
    return this.#sealing.seal(reason);
  }

  /** Keeps a checkpoint with the line of a witness; durable when this resolves. */
  async keepCosigned(cosignature: StoredCosignature, note: string): Promise<void> {
    this.#requireWriter();
    return this.#sealing.keepCosigned(cosignature, note);
  }

  /** Signs no more from now on. */
  haltSeals(reason: string) {
    this.#sealing.halt(reason);
  }

  /** Why nothing is signed any more. */
  get sealTrouble(): string | undefined {
    return this.#sealing.trouble;
  }

  /** Told of every answer about seals, as `Seals.listen` says; answers how to stop listening. */
  onSealed(told: () => void): () => void {
    return this.#sealing.listen(told);
  }

  /** Resolves when every append has its answer. */
  settled(): Promise<void> {
    return this.#queue.drained();
  }

  /** Waits for every answer, then lets the thread close its file and end. */
  async close() {
    await this.settled();
    this.#closing = true;
    this.#post({ kind: 'close' });
    await this.#ended;
  }

  /** Ends the thread where it stands, as a crash would. */
  async terminate() {
    await this.worker.terminate();
    await this.#ended;
  }

  #requireWriter() {
    const reason = this.#stopped ?? (this.#closing ? closed : undefined);
    if (reason !== undefined) throw new EventLogError('READ_ONLY', { reason });
  }

  #post(message: ToWriter) {
    this.worker.postMessage(message);
  }

  #hear(message: FromWriter) {
    if (message.kind === 'sealed' || message.kind === 'unsealed') return this.#sealing.hear(message);
    if (message.kind === 'room') this.#full = false;
    if (message.kind !== 'answers') return;
    const { answers, stopped } = message;
    if (answers.length > 0) this.#full = answers.at(-1)!.failure?.code === 'LOG_FULL';
    this.#queue.settle(answers, (events) => this.#news?.committed(events));
    if (stopped) this.#stop(stopped);
  }

  #lose(code: number) {
    if (!this.#closing) {
      this.#stop(`the writer ended with ${code}`);
      this.#queue.abandon(this.#stopped!);
    }
    this.#sealing.abandon(this.#stopped ?? closed);
  }

  #stop(reason: string) {
    if (this.#stopped) return;
    this.#stopped = reason;
    this.#news?.stopped(reason);
  }
}

/** What a thread says first. It is listened to as an event, because a promise of `once` would lose what follows at once. */
function firstMessage(worker: Worker): Promise<FromWriter> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) =>
      reject(new EventLogError('UNAVAILABLE', { reason: `the writer ended with ${code}` }, 'not-written'));
    worker.once('error', reject).once('exit', ended);
    worker.once('message', (message: FromWriter) => {
      worker.off('error', reject).off('exit', ended);
      resolve(message);
    });
  });
}
