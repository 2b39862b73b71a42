import { join } from 'node:path';
import type { EventLog } from '../../contracts/event-log';
import type { Subject } from './contract/subject';
import { type Opening, programOn } from './sqlite/program';
import { provocations } from './sqlite/provocations';
import { holdWriteLock, loseNewest, replaceNewest, spoil } from './sqlite/tampering';
import { WriterProcess } from './sqlite/writer-process';

/** A log that writes the file of a folder, what it begins with, and how it is opened again. */
interface Embedded extends Pick<Subject, 'log' | 'before' | 'start' | 'clock'> {
  readonly dir: string;
  /** How a program opens it; a log in a file when absent. */
  readonly opening?: Opening;
  open(readOnly: boolean): Promise<EventLog>;
  remove(): Promise<void>;
}

/** Every log that stands in a file meets the same faults. */
export function embeddedSubject({ log, before, start, clock, dir, opening, open, remove }: Embedded): Subject {
  const opened: { close(): Promise<void> }[] = [log];
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  const again = async () => kept(await open(false));
  const reader = async () => kept(await open(true));
  const program = (where: string, body: string) => programOn(where, body, { opening });
  return {
    log,
    before,
    start,
    clock,
    reader,
    restarted: async () => {
      await log.close();
      return again();
    },
    faults: {
      stall: () => holdWriteLock(dir),
      startAgain: again,
      apart: async () => {
        const writer = kept(new WriterProcess((body) => program(dir, body)));
        return { follower: await reader(), append: (count) => writer.append(count), drop: (how) => writer.drop(how) };
      },
      rewound: async () => {
        await log.close();
        loseNewest(dir, 5);
        return again();
      },
      replaceNewest: () => replaceNewest(dir),
      spoil: async (position, how) => {
        spoil(dir, position, how);
        return reader();
      },
      provoke: provocations({ dir, log, start, opening, reader, startAgain: again }),
      never: [],
    },
    program: program(
      join(dir, 'other'),
      `await log.append('crisis-1', -1, [event()]); await log.close(); process.stdout.write('closed');`,
    ),
    release: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await remove();
    },
  };
}

/** Cases that cannot exist for a log in a file, and why. */
export const notInFile: Readonly<Record<number, string>> = {
  79: 'whoever follows looks at the file by itself, five times a second: there is no other side that could fall silent',
  87: 'a file holds events of the application only: there are no events of others',
};
