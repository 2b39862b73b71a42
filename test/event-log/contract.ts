import { appendCases, repetitionCases } from './contract/append';
import { followingCases } from './contract/following';
import { failureCases, healthCases } from './contract/health';
import { peerCases } from './contract/peers';
import { allCases, streamCases } from './contract/reading';
import type { Adapter, Case, Subject } from './contract/subject';
import { validationCases } from './contract/validation';

const groups: Readonly<Record<string, readonly Case[]>> = {
  Append: appendCases,
  Repetition: repetitionCases,
  'Validation and limits': validationCases,
  'Reading a stream': streamCases,
  'Reading everything': allCases,
  Following: followingCases,
  'Head, health, close': healthCases,
  Failure: failureCases,
};

/** Cases that need faults of a store, which are driven elsewhere or not yet. */
const later: Readonly<Record<number, string>> = {
  22: 'a retry after TIMEOUT that had been written is repeated',
  23: 'a retry after TIMEOUT that had not been written is recorded once',
  25: 'one command on two nodes has one effect',
  77: 'a cut connection continues after through',
  78: 'a graceful end of the store is a drop',
  79: 'a silent store is noticed within 25 s',
  80: 'events appended during a drop arrive',
  81: 'a replaced last event is REWOUND',
  87: 'through advances while only foreign events are written',
  93: 'a store unreachable at start recovers without restart',
  94: 'no answer is TIMEOUT in time',
  95: 'a late answer changes nothing',
  97: 'every error code has the right outcome',
  98: 'the adapter repeats at most 3 times',
  100: 'an unreadable record is CORRUPT with its position',
};

const elsewhere: Readonly<Record<number, string>> = {
  24: 'a command repeated after the stream moved on answers the same',
  26: 'a refusal on deciding again reaches the caller',
  27: 'event ids are derived from the command',
};

/** Runs every case of eventlog.md §4 against one kind of log, each on a store of its own. */
export function contract(adapter: Adapter) {
  for (const [group, cases] of Object.entries(groups))
    describe(group, () => {
      for (const each of cases) runCase(adapter, each, `${each.no}`);
    });
  describe('Not run here', () => {
    for (const [no, title] of Object.entries(later))
      it.todo(`${no} ${title} [later: needs a fault driver or a server]`);
    for (const [no, title] of Object.entries(elsewhere)) it.todo(`${no} ${title} [elsewhere: test/platform]`);
  });
  describe("Peers' defects", () => {
    for (const each of peerCases) runCase(adapter, each, `P-${each.no}`);
  });
}

function runCase(adapter: Adapter, { title, notFor, run, timeoutMs = 20_000 }: Case, label: string) {
  const reason = notFor?.[adapter.name];
  const name = `${label} ${title}`;
  if (reason) return it.skip(`${name} [not applicable: ${reason}]`, () => undefined);
  return it(
    name,
    async () => {
      const subject: Subject = await adapter.open();
      try {
        await run(subject);
      } finally {
        await subject.release();
      }
    },
    timeoutMs,
  );
}
