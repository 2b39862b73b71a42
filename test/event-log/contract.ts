import { appendCases } from './contract/append';
import { dropCases } from './contract/drops';
import { failingCases } from './contract/failing';
import { faultyCases } from './contract/faulty';
import { followingCases } from './contract/following';
import { followingLoadCases } from './contract/following-load';
import { healthCases } from './contract/health';
import { ledgerCases } from './contract/ledger';
import { peerCases } from './contract/peers';
import { allCases } from './contract/reading-all';
import { streamCases } from './contract/reading-stream';
import { repetitionCases } from './contract/repetition';
import type { Adapter, Case } from './contract/subject';
import { unansweredCases } from './contract/unanswered';
import { validationCases } from './contract/validation';

/** Every case of eventlog.md §4, by number. */
export const cases: readonly Case[] = [
  appendCases,
  repetitionCases,
  ledgerCases,
  validationCases,
  streamCases,
  allCases,
  followingCases,
  followingLoadCases,
  dropCases,
  healthCases,
  unansweredCases,
  faultyCases,
  failingCases,
]
  .flat()
  .sort((a, b) => a.no - b.no);

/** Headings of the cases, each with its last number. */
const groups: readonly (readonly [heading: string, last: number])[] = [
  ['Append', 16],
  ['Repetition', 27],
  ['Validation and limits', 41],
  ['Reading a stream', 53],
  ['Reading everything', 63],
  ['Following', 87],
  ['Head, health, close', 92],
  ['Failure', 104],
];

/** Runs every case against one kind of log, each on a store of its own. */
export function contract(adapter: Adapter) {
  it('has every case from 1 to 104 once', () => {
    expect(cases.map(({ no }) => no)).toEqual(Array.from({ length: 104 }, (_, index) => index + 1));
  });
  let first = 1;
  for (const [heading, last] of groups) {
    const own = cases.filter(({ no }) => no >= first && no <= last);
    describe(heading, () => {
      for (const each of own) register(adapter, each, `${each.no}`, adapter.notApplicable[each.no]);
    });
    first = last + 1;
  }
  describe("Peers' defects", () => {
    for (const each of peerCases) register(adapter, each, `P-${each.no}`);
  });
}

function register(adapter: Adapter, each: Case, label: string, reason?: string) {
  const name = `${label} ${each.title}`;
  if (reason) return it.skip(`${name} [not applicable: ${reason}]`, () => undefined);
  const left = label === `${each.no}` && adapter.without?.[each.no];
  return it(left ? `${name} [without: ${left}]` : name, () => runCase(adapter, each), each.timeoutMs ?? 20_000);
}

/** Runs one case on a new store. */
export async function runCase(adapter: Pick<Adapter, 'open'>, { run }: Case) {
  const subject = await adapter.open();
  try {
    await run(subject);
  } finally {
    await subject.release();
  }
}
