import { setImmediate as nextTurn } from 'node:timers/promises';
import { Turns } from '../../../src/platform/http/turns';

describe('the turns of requests', () => {
  let begun: number[];
  let turns: Turns;
  const arrive = (...numbers: number[]) => {
    for (const number of numbers) turns.enter(() => begun.push(number));
  };
  beforeEach(() => {
    begun = [];
    turns = new Turns(2);
  });

  it('begins a few at once and the others turn by turn, in their order', async () => {
    arrive(1, 2, 3, 4, 5);
    expect(begun).toEqual([1, 2]);
    await nextTurn();
    expect(begun).toEqual([1, 2, 3, 4]);
    await nextTurn();
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets nobody overtake those who wait', async () => {
    arrive(1, 2, 3, 4, 5);
    await nextTurn();
    arrive(6);
    await nextTurn();
    expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('counts those who waited as begun in the turn in which they begin', async () => {
    arrive(1, 2, 3, 4);
    await nextTurn();
    arrive(5);
    expect(begun).toEqual([1, 2, 3, 4]);
    await nextTurn();
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('begins at once again when a turn is over', async () => {
    arrive(1, 2);
    await nextTurn();
    arrive(3);
    expect(begun).toEqual([1, 2, 3]);
  });

  it('gives a timer its time between two turns', async () => {
    const fired = new Promise<number>((resolve) => setTimeout(() => resolve(begun.length), 1));
    arrive(...Array.from({ length: 20_000 }, (_, index) => index));
    expect(await fired).toBeLessThan(20_000);
  });
});
