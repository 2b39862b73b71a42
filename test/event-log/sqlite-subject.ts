import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { emptyLog, type Subject, TestClock } from './contract/subject';
import { embeddedSubject } from './embedded-subject';
import { newFolder } from './sqlite/folder';

/** A SQLite log in a folder of its own. */
export async function openSqlite(): Promise<Subject> {
  const { dir, remove } = await newFolder();
  const clock = new TestClock();
  const open = (readOnly: boolean) => SqliteEventLog.open({ dir, realm: 'live', clock, readOnly });
  return embeddedSubject({ ...emptyLog, log: await open(false), clock, dir, open, remove });
}
