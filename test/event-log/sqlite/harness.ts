import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { EventLog } from '../../../contracts/event-log';
import { logFile } from '../../../infra/event-log/sqlite/open-store';
import { SqliteEventLog } from '../../../infra/event-log/sqlite/sqlite-event-log';
import { TileStore } from '../../../infra/event-log/sqlite/tile-store';
import { openDatabase } from '../../../infra/sqlite';
import { fill, refusal, TestClock } from '../contract/subject';
import { naiveRoot } from '../naive-tree';
import { newFolder } from './folder';

export const clock = new TestClock();
let dir: string;
let remove: () => Promise<void>;
let opened: EventLog[] = [];
let children: ChildProcess[] = [];

/** Gives every test of a file a folder of its own; logs and processes end with their test, also when it fails. */
export function inFolders() {
  beforeEach(async () => {
    ({ dir, remove } = await newFolder());
    opened = [];
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(opened.map((log) => log.close()));
    await remove();
  });
}

/** The folder of the running test. */
export const folder = () => dir;

export const kept = <T extends EventLog>(log: T): T => {
  opened.push(log);
  return log;
};

export const open = async (
  more: { readonly realm?: string; readonly readOnly?: boolean; readonly origin?: string } = {},
) => kept(await SqliteEventLog.open({ dir, realm: 'live', clock, ...more }));

/** Makes a log with some events and closes it. */
export async function made(count = 3) {
  const log = await open();
  await fill(log, count);
  await log.close();
  return log.meta;
}

export const reasonOf = async (opening: Promise<unknown>) => (await refusal(opening)).detail.reason;

/** A child process whose lines are read one by one. */
export function run(program: string) {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** Compares the right edge of the tree that a start finds with the definition over all leaves. */
export function checkTree() {
  const db = openDatabase(logFile(dir), { mustExist: true });
  const leaves = db.prepare<[], Buffer>('SELECT leaf FROM event ORDER BY position').pluck().all();
  expect(new TileStore(db, 0).root()).toEqual(naiveRoot(leaves));
  db.close();
}
