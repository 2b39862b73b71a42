import { type Apart, driven } from './faults';
import { type Case, events, everything, fill, idsOf, newStream, refusal } from './subject';

/** A follower that is pulled by hand, and all that it got. */
function pulled({ follower }: Pick<Apart, 'follower'>, after: number) {
  const stop = new AbortController();
  const batches = follower.follow({ after, signal: stop.signal })[Symbol.asyncIterator]();
  const ids: string[] = [];
  return {
    ids,
    /** Pulls until a position is reached. */
    async to(position: number) {
      for (let through = after; through < position; ) {
        const { value } = await batches.next();
        ids.push(...idsOf([value!]));
        through = value!.through;
      }
    },
    next: () => batches.next(),
    stop: () => stop.abort(),
  };
}

const survives = (no: number, title: string, how: Parameters<Apart['drop']>[0]): Case => ({
  no,
  title,
  run: async ({ log, before, faults }) => {
    await log.close();
    const apart = await driven(faults, 'apart')();
    const { ids, to, stop } = pulled(apart, 0);
    await to(await apart.append(20));
    for (let round = 0; round < 3; round++) {
      await apart.append(7);
      await apart.drop(how);
      await to(await apart.append(10));
    }
    stop();
    expect(ids).toEqual((await everything(apart.follower)).map(({ id }) => id));
    expect(ids).toHaveLength(before.length + 71);
  },
  timeoutMs: 30_000,
});

const unshown = async () => {
  throw new Error('no kind of log so far can meet this fault');
};

/** Stores that go away under a follower, and histories that change behind it. */
export const dropCases: readonly Case[] = [
  survives(77, 'the store is cut off: following continues after through, no gap, no repeat', 'killed'),
  survives(78, 'the store ends as it should: following continues as after a cut', 'ended'),
  { no: 79, title: 'a store that falls silent is noticed within 25 s', run: unshown },
  {
    no: 80,
    title: 'events recorded while the store was away arrive',
    run: async ({ log, before, faults }) => {
      await log.close();
      const apart = await driven(faults, 'apart')();
      const { ids, to, stop } = pulled(apart, 0);
      await to(await apart.append(5));
      await apart.drop('killed');
      // Nothing is pulled while two processes after one another record, and the first is killed as well.
      await apart.append(600);
      await apart.drop('killed');
      await to(await apart.append(600));
      stop();
      expect(ids).toEqual((await everything(apart.follower)).map(({ id }) => id));
      expect(ids).toHaveLength(before.length + 1205);
    },
    timeoutMs: 30_000,
  },
  {
    no: 81,
    title: 'the last delivered event is gone or another one: REWOUND',
    run: async ({ log, reader, faults, start }) => {
      await fill(log, 20, 4);
      const position = start + 20;
      const rewound = { code: 'REWOUND', outcome: 'n/a', detail: { position } };
      const other = await reader?.();
      if (other) {
        const { to, next, stop } = pulled({ follower: other }, 0);
        await to(position);
        const following = next();
        driven(faults, 'replaceNewest')();
        expect(await refusal(following)).toMatchObject(rewound);
        stop();
      }
      const again = await driven(faults, 'rewound')();
      const { next } = pulled({ follower: again }, position);
      expect(await refusal(next())).toMatchObject(rewound);
      // The control: a position that the store still has is followed.
      const head = await again.head();
      expect(head).toBeLessThan(position);
      await again.append(newStream(), -1, events(1));
      const { ids, to } = pulled({ follower: again }, head);
      await to(head + 1);
      expect(ids).toHaveLength(1);
    },
  },
  { no: 87, title: 'through advances while only events of others are written', run: unshown },
];
