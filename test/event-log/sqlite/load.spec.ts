import type { EventLogError } from '../../../contracts/event-log';
import { deep, events, fill, followed, newStream } from '../contract/subject';
import { inFolders, open } from './harness';

inFolders();

describe('S-12 ring and file', () => {
  it('hand over without gap or repeat to a slow and a fast follower under load', async () => {
    const count = deep ? 1_000_000 : 100_000;
    const log = await open();
    const check = async (slow: boolean) => {
      let last = 0;
      await followed(
        log,
        0,
        (batch) => {
          for (const { position } of batch.events)
            if (position !== ++last) throw new Error(`${position} after ${last - 1}`);
          return batch.through >= count;
        },
        () => slow && last < count / 2,
      );
      return last;
    };
    const following = Promise.all([check(true), check(false)]);
    for (let done = 0; done < count; done += 2000) await Promise.all(Array.from({ length: 4 }, () => fill(log, 500)));
    expect(await following).toEqual([count, count]);
    await log.close();
  }, 300_000);
});

it('S-13 the queue is bounded and takes more when it is drained', async () => {
  const log = await open();
  const tries = Array.from({ length: 10_005 }, () => log.append(newStream(), -1, events(1)));
  const settled = await Promise.allSettled(tries);
  const lost = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as EventLogError] : []));
  expect(lost).toHaveLength(5);
  expect(lost[0]).toMatchObject({ code: 'QUEUE_FULL', outcome: 'not-written', retryable: true });
  expect(await log.append(newStream(), -1, events(1))).toMatchObject({ position: 10_001 });
  await log.close();
}, 60_000);
