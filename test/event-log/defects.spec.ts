import { cases } from './contract';
import { PassingLog } from './defects/broken-log';
import { caught, quickCases } from './defects/catching';
import { type Defect, defects } from './defects/defects';
import { notInMemory } from './memory-subject';

/** `npm run test:log -- defects` tries every case on every defect; otherwise those that are known to catch it. */
const every = process.env.EVERY_CASE === '1';
const found = new Map<Defect, readonly number[]>();

const known = (numbers: readonly number[]) => cases.filter(({ no }) => numbers.includes(no));

describe('a defect of a log', () => {
  afterAll(() => {
    const width = Math.max(...defects.map(({ title }) => title.length));
    for (const [{ title }, numbers] of found)
      process.stdout.write(`${title.padEnd(width)}  caught by ${numbers.join(', ') || 'nothing'}\n`);
  });

  it('is what the cases fail for: on a log that only passes things on, none of them fails', async () => {
    const tried = every ? quickCases(notInMemory) : known(defects.flatMap(({ caughtBy }) => caughtBy));
    expect(await caught(PassingLog, tried)).toEqual([]);
  });

  it.each(defects)('is caught: $title', async (defect) => {
    const numbers = await caught(defect.broken, every ? quickCases(notInMemory) : known(defect.caughtBy));
    found.set(defect, numbers);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(expect.arrayContaining([...defect.caughtBy]));
  });

  it('has ten examples', () => expect(defects).toHaveLength(10));
});
