import { randomFrom } from '../../random';
import { seed } from '../../seeded';
import { DoomedRuns, type Moment } from '../doomed-runs';
import { volume } from '../volume';

const rounds = Math.min(10, Math.max(1, Math.round(volume / 250)));
const moments: readonly Moment[] = ['checked', 'written', 'committed'];

test('killed between check and answer: never a cosignature without its state', async () => {
  const runs = new DoomedRuns();
  const random = randomFrom(seed);
  for (let round = 0; round < rounds; round++)
    for (const moment of moments) {
      const nth = 1 + Math.floor(random() * 8);
      // The cosignature at which it died was never answered.
      expect([moment, await runs.die(moment, nth)]).toEqual([moment, nth - 1]);
      expect([moment, await runs.remembers()]).toEqual([moment, true]);
    }
  process.stdout.write(`${rounds * moments.length} kills with seed ${seed}\n`);
  runs.remove();
}, 120_000);

test('control: a witness that answers before it persists forgets what it cosigned', async () => {
  const runs = new DoomedRuns();
  expect(await runs.die('answered', 3)).toBe(3);
  expect(await runs.remembers()).toBe(false);
  runs.remove();
});
