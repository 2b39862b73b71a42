import { statfsSync, statSync } from 'node:fs';
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { EventLogError } from '../../../contracts/event-log';
import { type SqliteDatabase, sqliteCode } from '../../sqlite';
import { GroupWriter, takeGroup } from './group-writer';
import { logFile, openStore } from './open-store';
import type { FromWriter, ToWriter, WireAppend, WriterTask } from './wire';

const idleMs = 1000;
/** A write-ahead log larger than this is copied into the file when nothing else is to do. */
const idleWalBytes = 4 * 1024 * 1024;

/** The thread that owns the only writing connection: takes everything that waits, commits it as a group, answers. */
function serve(port: MessagePort, task: WriterTask) {
  const { db, meta } = openStore(task);
  const writer = new GroupWriter(db, meta.base, () => freeBytes(task.dir));
  const waiting: WireAppend[] = [];
  let closing = false;
  const say = (message: FromWriter) => port.postMessage(message);
  const take = (message: ToWriter) => {
    if (message.kind === 'close') closing = true;
    else waiting.push(...message.appends);
  };
  const idle = setTimeout(() => {
    checkpointIfLarge(db, task.dir, writer);
    if (writer.stopped) say({ kind: 'answers', answers: [], stopped: writer.stopped });
  }, idleMs);
  const work = () => {
    while (waiting.length > 0) {
      const answers = writer.write(takeGroup(waiting));
      say({ kind: 'answers', answers, ...(writer.stopped && { stopped: writer.stopped }) });
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) take(more.message);
    }
    idle.refresh();
    if (!closing) return;
    clearTimeout(idle);
    finish(db, writer);
    port.close();
  };
  port.on('message', (message: ToWriter) => {
    take(message);
    work();
  });
  const lastRecordedAt = writer.table.lastRecordedAt();
  say({ kind: 'ready', meta, head: writer.table.head, ...(lastRecordedAt && { lastRecordedAt }) });
}

const freeBytes = (dir: string) => {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
};

function checkpointIfLarge(db: SqliteDatabase, dir: string, writer: GroupWriter) {
  const wal = statSync(`${logFile(dir)}-wal`, { throwIfNoEntry: false });
  if (!wal || wal.size <= idleWalBytes || writer.stopped) return;
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    writer.stop(sqliteCode(error) ?? 'CHECKPOINT_FAILED');
  }
}

function finish(db: SqliteDatabase, writer: GroupWriter) {
  // After a failed flush nothing is written to the file any more, checkpoints included.
  if (!writer.stopped) db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

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
