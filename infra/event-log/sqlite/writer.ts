import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { EventLogError } from '../../../contracts/event-log';
import { isScarce } from '../../../contracts/storage';
import { spaceOf } from '../../space';
import { GroupWriter, takeGroup } from './group-writer';
import { openStore, type Store } from './open-store';
import { Sealing, sealEveryMs } from './sealing';
import { Wal } from './wal';
import type { CosignedWish, FromWriter, SealRequest, ToWriter, WireAppend, WriterTask } from './wire';

const idleMs = 1000;
/** How often a full volume is looked at, so that a log which nobody writes tells that it could. */
const roomEveryMs = 2000;

/** The thread that owns the only writing connection: takes everything that waits, commits it as a group, answers. */
class WriterThread {
  readonly #writer: GroupWriter;
  readonly #wal: Wal;
  readonly #sealing: Sealing | undefined;
  readonly #waiting: WireAppend[] = [];
  readonly #wishes: (SealRequest | CosignedWish)[] = [];
  readonly #timers: NodeJS.Timeout[];
  #closing = false;

  constructor(
    private readonly port: MessagePort,
    private readonly task: WriterTask,
    private readonly store: Store,
  ) {
    const { db, meta } = store;
    this.#writer = new GroupWriter(db, meta.base, () => spaceOf(task.dir).free);
    const scarce = () => isScarce(spaceOf(task.dir), task.reserve ?? 0);
    if (scarce()) this.#writer.waitFor(() => !scarce());
    this.#wal = new Wal(db, task.dir);
    const { keyFile, dir } = task;
    if (keyFile !== undefined)
      this.#sealing = new Sealing(db, this.#writer, meta, { keyFile, dir }, (message) => this.#say(message));
    this.#timers = [
      setTimeout(() => this.#tend(() => this.#wal.checkpoint(this.#writer.commits)), idleMs),
      setInterval(() => this.#sealing?.seal({ reason: 'interval' }), sealEveryMs),
      setInterval(() => this.#lookForRoom(), roomEveryMs),
    ];
  }

  serve() {
    this.port.on('message', (message: ToWriter) => {
      this.#take(message);
      this.#work();
    });
    const { table, stopped, full } = this.#writer;
    const lastRecordedAt = table.lastRecordedAt();
    const found = { ...(lastRecordedAt && { lastRecordedAt }), ...(stopped && { stopped }) };
    this.#say({ kind: 'ready', meta: this.store.meta, head: table.head, full, ...found });
    setImmediate(() => this.#tend(() => this.#wal.grow(spaceOf(this.task.dir).free)));
  }

  #say(message: FromWriter) {
    this.port.postMessage(message);
  }

  #sayIfStopped() {
    if (this.#writer.stopped) this.#say({ kind: 'answers', answers: [], stopped: this.#writer.stopped });
  }

  #take(message: ToWriter) {
    if (message.kind === 'close') this.#closing = true;
    else if (message.kind === 'halt') this.#sealing?.halt(message.reason);
    else if (message.kind === 'seal' || message.kind === 'cosigned') this.#wishes.push(message);
    else this.#waiting.push(...message.appends);
  }

  #work() {
    while (this.#waiting.length > 0) {
      const answers = this.#writer.write(takeGroup(this.#waiting));
      this.#say({ kind: 'answers', answers, ...(this.#writer.stopped && { stopped: this.#writer.stopped }) });
      for (let more = receiveMessageOnPort(this.port); more; more = receiveMessageOnPort(this.port))
        this.#take(more.message);
    }
    for (const wish of this.#wishes.splice(0)) this.#grant(wish);
    this.#timers[0]?.refresh();
    if (this.#closing) this.#close();
  }

  #lookForRoom() {
    if (this.#writer.foundRoom()) this.#say({ kind: 'room' });
  }

  #grant(wish: SealRequest | CosignedWish) {
    if (this.#sealing) this.#sealing.grant(wish);
    else if (wish.seq !== undefined) this.#say({ kind: 'unsealed', reason: 'the log has no key', seq: wish.seq });
  }

  /** Work on the write-ahead log, whose failure is one of the file. */
  #tend(step: () => void) {
    if (this.#writer.stopped || this.#closing) return;
    this.#writer.attempt(step);
    this.#sayIfStopped();
  }

  #close() {
    for (const timer of this.#timers) clearInterval(timer);
    this.#sealing?.seal({ reason: 'shutdown' });
    // After a failed flush nothing is written to the file any more, checkpoints included.
    if (!this.#writer.stopped) this.#wal.empty();
    this.store.db.close();
    this.port.close();
  }
}

function start(port: MessagePort) {
  try {
    const task: WriterTask = workerData;
    new WriterThread(port, task, openStore(task)).serve();
  } catch (error) {
    if (!(error instanceof EventLogError)) throw error;
    const { code, detail, outcome } = error;
    port.postMessage({ kind: 'refused', failure: { code, detail, outcome } } satisfies FromWriter);
    port.close();
  }
}

if (parentPort) start(parentPort);
