import type { EventLog } from '../../contracts/event-log';
import { systemClock } from '../../infra/clock';
import { ParentRevisions } from '../../infra/event-log/branch/parent-revisions';
import { MemoryEventLog } from '../../infra/event-log/memory';
import { events, newStream } from '../event-log/contract/subject';
import { PassingLog } from '../event-log/defects/broken-log';

/** Counts what a log is asked. */
class Counting extends PassingLog {
  reads = 0;
  override read(...args: Parameters<EventLog['read']>) {
    this.reads += 1;
    return super.read(...args);
  }
}

const call = () => ({});

describe('the last revision of a stream at a position', () => {
  const stream = newStream();
  let parent: Counting;
  beforeEach(async () => {
    parent = new Counting(new MemoryEventLog({ realm: 'live', clock: systemClock }));
    await parent.append(stream, -1, events(3));
  });

  it.each([
    [0, -1],
    [1, 0],
    [2, 1],
    [3, 2],
    [900, 500],
  ])('is found by halves where the stream has grown: at %i it is %i', async (at, revision) => {
    for (let i = 0; i < 3; i++) await parent.append(stream, 2 + i * 166, events(166));
    expect(await new ParentRevisions(parent, at).last(stream, call)).toBe(revision);
    expect(parent.reads).toBeLessThanOrEqual(11);
  });

  it('is asked for once, and again when ten thousand other streams were asked for since', async () => {
    const revisions = new ParentRevisions(parent, 3);
    const ask = async (name: string) => {
      const before = parent.reads;
      await revisions.last(name, call);
      return parent.reads - before;
    };
    expect([await ask(stream), await ask(stream)]).toEqual([1, 0]);
    for (let i = 0; i < 9_999; i++) await ask(newStream());
    expect(await ask(stream)).toBe(0);
    for (let i = 0; i < 10_000; i++) await ask(newStream());
    expect(await ask(stream)).toBe(1);
  });
});
