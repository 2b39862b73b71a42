import { randomUUID } from 'node:crypto';
import { RecentIds } from '../../../infra/event-log/sqlite/recent-ids';
import { uuid7 } from '../../../infra/event-log/uuid';

describe('recent ids', () => {
  it('never rule out an id that is recorded, in whatever order ids come', () => {
    const before = Array.from({ length: 100 }, (): string => randomUUID());
    const ids = new RecentIds([...before].sort().at(-1)!);
    const recorded: string[] = [...before];
    for (let i = 0; i < 50_000; i++) {
      const id = i % 3 === 0 ? randomUUID() : uuid7(Date.now() + i);
      ids.add(id);
      recorded.push(id);
    }
    expect(recorded.filter((id) => !ids.mayHold(id))).toEqual([]);
  });

  it('rule out new ids in time order', () => {
    const ids = new RecentIds(uuid7(1000));
    for (let i = 0; i < 50_000; i++) {
      const id = uuid7(2000 + i);
      expect(ids.mayHold(id)).toBe(false);
      ids.add(id);
    }
  });
});
