import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { event, type Subject, TestClock } from './contract/subject';

const built = join(__dirname, '..', '..', 'dist', 'infra', 'event-log', 'sqlite', 'sqlite-event-log.js');

/** An empty folder of its own, and how to remove it. */
export async function newFolder() {
  const dir = await mkdtemp(join(tmpdir(), 'event-log-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** Program text for a child process: opens the log of a folder and runs `body` with `log` in scope. */
export const programOn = (dir: string, body: string) => `
const { SqliteEventLog } = require(${JSON.stringify(built)});
(async () => {
  const clock = { micros: () => Date.now() * 1000 };
  const log = await SqliteEventLog.open({ dir: ${JSON.stringify(dir)}, realm: 'live', clock });
  ${body}
})();`;

/** A SQLite log in a folder of its own. */
export async function openSubject(): Promise<Subject> {
  const { dir, remove } = await newFolder();
  const clock = new TestClock();
  const opened: SqliteEventLog[] = [];
  const open = async (readOnly: boolean) => {
    const log = await SqliteEventLog.open({ dir, realm: 'live', clock, readOnly });
    opened.push(log);
    return log;
  };
  const log = await open(false);
  return {
    log,
    clock,
    reader: () => open(true),
    restarted: async () => {
      await log.close();
      return open(false);
    },
    program: programOn(
      join(dir, 'other'),
      `await log.append('crisis-1', -1, [${JSON.stringify(event())}]); await log.close(); process.stdout.write('closed');`,
    ),
    release: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await remove();
    },
  };
}
