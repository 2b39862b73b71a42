import fc from 'fast-check';
import { emptySet, ended, type OpenSet, openCount, opened } from '../../projections/open-set';
import { eventId, uuid7 } from '../../src/platform/derive';

const commandId = uuid7();
const ids = Array.from({ length: 400 }, (_, index) => eventId(commandId, index));
/** Ids that share their last characters, and one that ends another. */
const alike = ['x', 'xx', ...Array.from({ length: 40 }, (_, index) => `${index}:https://one.example/page`)];

type Step = readonly [seen: 'opened' | 'ended', id: string];
const step = (from: readonly string[]) =>
  fc.tuple(fc.constantFrom('opened' as const, 'ended' as const), fc.constantFrom(...from));

const setAfter = (steps: readonly Step[], set: OpenSet = emptySet) =>
  steps.reduce((before, [seen, id]) => (seen === 'opened' ? opened(before, id) : ended(before, id)), set);

/** What the number should be: those that were seen to open and never to end. */
function counted(steps: readonly Step[]) {
  const over = new Set(steps.filter(([seen]) => seen === 'ended').map(([, id]) => id));
  return new Set(steps.filter(([, id]) => !over.has(id)).map(([, id]) => id)).size;
}

describe('things that open and end', () => {
  it.each([
    ['few', ids.slice(0, 5)],
    ['many', ids],
    ['alike', alike],
  ])('are counted the same however often and in whatever order they are seen: %s', (_, from) =>
    fc.assert(
      fc.property(fc.array(step(from), { maxLength: 300 }), fc.infiniteStream(fc.nat()), (steps, chance) => {
        const mixed = steps
          .map((one) => [chance.next().value, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(openCount(setAfter(steps))).toBe(counted(steps));
        expect(openCount(setAfter([...mixed, ...steps.slice(0, 20)]))).toBe(counted(steps));
      }),
      { numRuns: 60 },
    ),
  );

  it('leave a set as it was when the next one is made', () => {
    const sets = ids.map((_, index) => setAfter(ids.slice(0, index).map((id) => ['opened', id] as const)));
    setAfter(
      ids.map((id) => ['ended', id] as const),
      sets.at(-1)!,
    );
    expect(sets.map(openCount)).toEqual(ids.map((_, index) => index));
    expect(sets.at(-1)).toEqual(setAfter(ids.slice(0, -1).map((id) => ['opened', id] as const)));
  });

  it('stay small to change when they are many: no list in a set is longer than eight', () => {
    const lists: number[] = [];
    const look = (part: object) => {
      if (Array.isArray(part) && typeof part[0] === 'string') lists.push(part.length);
      else for (const one of Object.values(part)) look(one ?? {});
    };
    look(setAfter([...ids, ...alike].map((id) => ['opened', id] as const)).open);
    expect(Math.max(...lists)).toBeLessThanOrEqual(8);
    expect(lists.reduce((sum, length) => sum + length, 0)).toBe(ids.length + alike.length);
  });
});
