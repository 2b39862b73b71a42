import { Leaving } from '../../../src/platform/pictures/leaving';

const at = (second: number) => `2026-11-25T10:00:${String(second).padStart(2, '0')}.000000Z`;

describe('rows that leave by themselves', () => {
  test('are taken in the order of their times, none before its own', () => {
    const leaving = new Leaving();
    for (const second of [30, 10, 20, 50, 40]) leaving.set(`row-${second}`, at(second));
    expect(leaving.take(at(9))).toEqual([]);
    expect(leaving.take(at(30))).toEqual(['row-10', 'row-20', 'row-30']);
    expect(leaving.take(at(59))).toEqual(['row-40', 'row-50']);
    expect(leaving.take(at(59))).toEqual([]);
  });

  test('keep to their newest time, and stay where they have none or are gone', () => {
    const leaving = new Leaving();
    for (const key of ['moved', 'stays', 'gone', 'back']) leaving.set(key, at(10));
    leaving.set('moved', at(20));
    leaving.set('stays', undefined);
    leaving.delete('gone');
    leaving.set('back', at(20));
    leaving.set('back', at(10));
    expect(leaving.take(at(15))).toEqual(['back']);
    expect(leaving.take(at(25))).toEqual(['moved']);
  });

  test('take what a list of all of them would', () => {
    const leaving = new Leaving();
    const listed = new Map<string, number>();
    for (let i = 0; i < 2000; i++) {
      const [key, second] = [`row-${(i * 7) % 97}`, 10 + ((i * 31) % 49)];
      leaving.set(key, at(second));
      listed.set(key, second);
      if (i % 13 !== 0) continue;
      const due = [...listed].filter(([, time]) => time <= 10 + (i % 40)).map(([one]) => one);
      for (const one of due) listed.delete(one);
      expect([...leaving.take(at(10 + (i % 40)))].sort()).toEqual(due.sort());
    }
  });
});
