import { statfsSync } from 'node:fs';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { EventLogError } from '../../../contracts/event-log';
import { GroupWriter, takeGroup } from './group-writer';
import { openStore } from './open-store';
import { Sealing, sealEveryMs } from './sealing';
import { Wal } from './wal';
import type { FromWriter, SealRequest, ToWriter, WireAppend, WriterTask } from './wire';

const idleMs = 1000;

/** The thread that owns the only writing connection: takes everything that waits, commits it as a group, answers. */
function serve(port: MessagePort, task: WriterTask) {
  const { db, meta } = openStore(task);
  const writer = new GroupWriter(db, meta.base, () => freeBytes(task.dir));
  const waiting: WireAppend[] = [];
  let closing = false;
  const say = (message: FromWriter) => port.postMessage(message);
  const sealing = task.keyFile === undefined ? undefined : new Sealing(db, writer, meta, task.keyFile, task.dir, say);
  const wishes: SealRequest[] = [];
  const take = (message: ToWriter) => {
    if (message.kind === 'close') closing = true;
    else if (message.kind === 'seal') wishes.push(message);
    else waiting.push(...message.appends);
  };
  const wal = new Wal(db, task.dir);
  /** Work on the write-ahead log, whose failure is one of the file. */
  const tend = (step: () => void) => {
    if (writer.stopped || closing) return;
    writer.attempt(step);
    if (writer.stopped) say({ kind: 'answers', answers: [], stopped: writer.stopped });
  };
  const idle = setTimeout(() => tend(() => wal.checkpoint(writer.commits)), idleMs);
  const work = () => {
    while (waiting.length > 0) {
      const answers = writer.write(takeGroup(waiting));
      say({ kind: 'answers', answers, ...(writer.stopped && { stopped: writer.stopped }) });
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) take(more.message);
    }
    for (const wish of wishes.splice(0)) sealing?.seal(wish);
    idle.refresh();
    if (!closing) return;
    clearTimeout(idle);
    clearInterval(clock);
    sealing?.seal({ reason: 'shutdown' });
    // After a failed flush nothing is written to the file any more, checkpoints included.
    if (!writer.stopped) wal.empty();
    db.close();
    port.close();
  };
  port.on('message', (message: ToWriter) => {
    take(message);
    work();
  });
  const clock = setInterval(() => sealing?.seal({ reason: 'interval' }), sealEveryMs);
  const lastRecordedAt = writer.table.lastRecordedAt();
  say({ kind: 'ready', meta, head: writer.table.head, ...(lastRecordedAt && { lastRecordedAt }) });
  setImmediate(() => tend(() => wal.grow(freeBytes(task.dir))));
}

const freeBytes = (dir: string) => {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
};

function start(port: MessagePort) {
  try {
    serve(port, workerData);
  } catch (error) {
    if (!(error instanceof EventLogError)) throw error;
    const { code, detail, outcome } = error;
    port.postMessage({ kind: 'refused', failure: { code, detail, outcome } } satisfies FromWriter);
    port.close();
  }
}

if (parentPort) start(parentPort);
