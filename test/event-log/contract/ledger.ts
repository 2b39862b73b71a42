import { MemoryKeyStore } from '../../../infra/key-store/memory-key-store';
import { eventId, uuid7 } from '../../../src/platform/derive';
import { crisisOf, updateOf } from '../../matter';
import { type LedgerNode, ledgerNode } from './ledger-node';
import { type Case, everything, type Subject } from './subject';

/** Runs a case with two nodes on one log, which know nothing of each other. */
const withNodes =
  (run: (subject: Subject, one: LedgerNode, two: LedgerNode) => Promise<void>): Case['run'] =>
  async (subject) => {
    const keys = new MemoryKeyStore();
    const [one, two] = await Promise.all([1, 2].map(() => ledgerNode(subject.log, subject.clock, keys)));
    try {
      await run(subject, one!, two!);
    } finally {
      await Promise.all([one!.close(), two!.close()]);
    }
  };

const opened = async (node: LedgerNode) => {
  const crisisId = uuid7();
  await node.record('OpenCrisis', crisisOf(crisisId, ['KEN']));
  return crisisId;
};

/** The command of the published vectors (trust.md §19). */
const vector = '0190d2b4-5f60-7a00-8000-0000000000aa';

/** The ledger over the log: what a command comes to when it is repeated, doubled or overtaken. */
export const ledgerCases: readonly Case[] = [
  {
    no: 24,
    title: 'a command that comes again after the stream moved on is answered as the first time, and records nothing',
    run: withNodes(async ({ log, before }, one, two) => {
      const crisisId = await opened(one);
      const id = uuid7();
      const first = await one.record('PostSituationUpdate', updateOf(crisisId, 'first'), id);
      for (const text of ['second', 'third']) await two.record('PostSituationUpdate', updateOf(crisisId, text));
      for (const node of [one, two])
        expect(await node.record('PostSituationUpdate', updateOf(crisisId, 'first'), id)).toEqual({
          ...first,
          recorded: [],
        });
      expect(await everything(log)).toHaveLength(before.length + 4);
    }),
  },
  {
    no: 25,
    title: 'one command on two nodes at once has one effect and equal answers',
    run: withNodes(async ({ log, before }, one, two) => {
      const crisisId = await opened(one);
      for (let round = 1; round <= 5; round++) {
        const id = uuid7();
        const send = (node: LedgerNode) => node.record('PostSituationUpdate', updateOf(crisisId, `${round}`), id);
        // The second node has read and decided when the first one appends.
        let first: unknown;
        two.interrupt(async () => {
          first = await send(one);
        });
        expect(await send(two)).toEqual(first);
        const apart = uuid7();
        const both = [one, two].map((node) => node.record('PostSituationUpdate', updateOf(crisisId, 'at once'), apart));
        const [left, right] = await Promise.all(both);
        expect({ ...left, recorded: [] }).toEqual({ ...right, recorded: [] });
        expect(await everything(log)).toHaveLength(before.length + 1 + 2 * round);
      }
    }),
  },
  {
    no: 26,
    title: 'when a conflict leaves nothing to decide the refusal reaches the caller, and nothing is recorded',
    run: withNodes(async ({ log, before }, one, two) => {
      const crisisId = uuid7();
      two.interrupt(() => one.record('OpenCrisis', crisisOf(crisisId, ['KEN'])));
      const refused = two.record('OpenCrisis', crisisOf(crisisId, ['KEN'], 'Something else.'));
      await expect(refused).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
      expect(await everything(log)).toHaveLength(before.length + 1);
    }),
  },
  {
    no: 27,
    title: 'event ids are derived from the command and the index, and keep its first 48 bits',
    run: withNodes(async ({ log }, one) => {
      expect(eventId(vector, 0)).toBe('0190d2b4-5f60-8e80-bfc3-64ba6d97817f');
      expect(eventId(vector, 1)).toBe('0190d2b4-5f60-849c-a085-43b4ee348319');
      const userId = uuid7();
      const person = { userId, subjectId: uuid7(), name: 'Ada Quill', email: 'ada@watchfloor.example', org: 'STATE' };
      await one.record('RegisterUser', { ...person, kind: 'person' });
      const [commandId, head] = [uuid7(), await log.head()];
      const access = { revokeRoles: [], compartmentsAdded: [], compartmentsRemoved: [], reason: 'needed for a test' };
      await one.record(
        'ChangeAccess',
        { userId, grantRoles: ['watch-officer', 'senior-watch-officer'], ...access },
        commandId,
      );
      const ids = (await everything(log, 500, head)).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(1);
      expect(ids).toEqual(ids.map((_, index) => eventId(commandId, index)));
      for (const id of ids) expect(id.slice(0, 13)).toBe(commandId.slice(0, 13));
    }),
  },
];
