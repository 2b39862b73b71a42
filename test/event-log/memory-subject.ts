import { join } from 'node:path';
import { MemoryEventLog } from '../../infra/event-log/memory';
import { MemoryRecord } from '../../infra/event-log/memory-record';
import { emptyLog, event, type Subject, TestClock } from './contract/subject';

const built = join(__dirname, '..', '..', 'dist', 'infra', 'event-log', 'memory.js');
const program = `
const { MemoryEventLog } = require(${JSON.stringify(built)});
(async () => {
  const log = new MemoryEventLog({ realm: 'live', clock: { micros: () => Date.now() * 1000 } });
  await log.append('crisis-1', -1, [${JSON.stringify(event())}]);
  await log.close();
  process.stdout.write('closed');
})();`;

/** A log in the memory of this process. Whoever opens it without its record finds it empty: all its events were lost. */
export async function openMemory(): Promise<Subject> {
  const clock = new TestClock();
  const record = new MemoryRecord();
  const open = (kept: MemoryRecord) => new MemoryEventLog({ realm: 'live', clock, record: kept });
  const log = open(record);
  return {
    ...emptyLog,
    log,
    clock,
    program,
    restarted: async () => {
      await log.close();
      return open(record);
    },
    faults: {
      rewound: async () => open(new MemoryRecord()),
      provoke: {},
      never: ['READ_ONLY', 'LOG_FULL', 'QUEUE_FULL', 'UNAVAILABLE', 'TIMEOUT', 'ACCESS_DENIED', 'CORRUPT'],
    },
    release: () => log.close(),
  };
}

const atOnce = 'an append is recorded in the turn of its call, so no answer can be lost or late';
const inside = 'followers read the memory of their own process: there is no connection to be cut';

/** Cases that cannot exist for a log in memory, and why. */
export const notInMemory: Readonly<Record<number, string>> = {
  22: atOnce,
  23: atOnce,
  61: 'the log is an object of its process: no second instance can share it',
  77: inside,
  78: inside,
  79: inside,
  80: inside,
  87: 'only the application writes here: there are no events of others',
  93: 'the store is the memory of the process: it is there when the process is',
  94: atOnce,
  95: atOnce,
  98: 'between an append and its record nothing can fail, so nothing is ever tried again',
  99: 'it has no writer beside the process that could stop alone',
  100: 'its texts are private members that only the log itself wrote: nothing outside can spoil one',
};
