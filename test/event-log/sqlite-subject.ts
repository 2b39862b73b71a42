import { join } from 'node:path';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { type Subject, TestClock } from './contract/subject';
import { newFolder } from './sqlite/folder';
import { programOn } from './sqlite/program';
import { provocations } from './sqlite/provocations';
import { holdWriteLock, loseNewest, replaceNewest, spoil } from './sqlite/tampering';
import { WriterProcess } from './sqlite/writer-process';

/** A SQLite log in a folder of its own. */
export async function openSqlite(): Promise<Subject> {
  const { dir, remove } = await newFolder();
  const clock = new TestClock();
  const opened: { close(): Promise<void> }[] = [];
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  const open = async (readOnly: boolean) => kept(await SqliteEventLog.open({ dir, realm: 'live', clock, readOnly }));
  const reader = () => open(true);
  const log = await open(false);
  const restarted = async () => {
    await log.close();
    return open(false);
  };
  return {
    log,
    clock,
    reader,
    restarted,
    faults: {
      stall: () => holdWriteLock(dir),
      startAgain: () => open(false),
      apart: async () => {
        const writer = kept(new WriterProcess(dir));
        return { follower: await reader(), append: (count) => writer.append(count), drop: (how) => writer.drop(how) };
      },
      rewound: async () => {
        await log.close();
        loseNewest(dir, 5);
        return open(false);
      },
      replaceNewest: () => replaceNewest(dir),
      spoil: async (position, how) => {
        spoil(dir, position, how);
        return reader();
      },
      provoke: provocations({ dir, log, reader, startAgain: () => open(false) }),
      never: [],
    },
    program: programOn(
      join(dir, 'other'),
      `await log.append('crisis-1', -1, [event()]); await log.close(); process.stdout.write('closed');`,
    ),
    release: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await remove();
    },
  };
}
