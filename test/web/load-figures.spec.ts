import { floodOf, type LoadAlert, loadFigures } from '../../src/web/live/load-figures';

const now = '2013-03-04T08:00:00.000000Z';
const hours = 3600;
const minutesAgo = (minutes: number, seconds = 0) =>
  new Date(Date.parse(now) - minutes * 60_000 - seconds * 1000).toISOString().replace('Z', '000Z');
const alert = (raisedAt: string, change: Partial<LoadAlert> = {}): LoadAlert => ({
  severity: 2,
  raisedAt,
  ruleId: 'r',
  subject: { kind: 'crisis', id: raisedAt },
  state: 'raised',
  level: 0,
  owner: null,
  secondsToAcknowledge: null,
  outcome: null,
  ...change,
});

it('a flood begins above ten in ten minutes and ends below five', () => {
  expect(floodOf([10, 11, 5, 4, 10])).toEqual([false, true, true, false, false]);
});

it('an empty desk has no load', () => {
  expect(loadFigures([], now, 8 * hours)).toMatchObject({
    total: 0,
    ratePerTen: 0,
    floodIntervals: 0,
    mix: [0, 0, 0],
    acknowledgeP50: undefined,
  });
});

it('counts ten-minute intervals with the newest last, and the rate per officer', () => {
  const figures = loadFigures(
    [
      alert(minutesAgo(1)),
      alert(minutesAgo(12), { owner: 'a' }),
      alert(minutesAgo(59), { owner: 'b' }),
      alert(minutesAgo(61)),
    ],
    now,
    hours,
  );
  expect(figures.intervals).toEqual([1, 0, 0, 0, 1, 1]);
  expect(figures.total).toBe(3);
  expect(figures.ratePerTen).toBe(2);
});

it('chattering is the same rule and subject three times within a minute', () => {
  const subject = { kind: 'crisis', id: 'k' };
  const fast = [0, 20, 40].map((seconds) => alert(minutesAgo(5, seconds), { subject }));
  expect(loadFigures(fast, now, hours).chattering).toBe(1);
  const slow = [0, 40, 80].map((seconds) => alert(minutesAgo(5, seconds), { subject }));
  expect(loadFigures(slow, now, hours).chattering).toBe(0);
  expect(
    loadFigures(
      fast.map((one) => ({ ...one, ruleId: null })),
      now,
      hours,
    ).chattering,
  ).toBe(0);
});

it('standing counts what is older than a day and not resolved', () => {
  const old = minutesAgo(25 * 60);
  expect(
    loadFigures([alert(old), alert(old, { state: 'resolved' }), alert(minutesAgo(23 * 60))], now, hours).standing,
  ).toBe(1);
});

it('tells shares by severity, time to acknowledge and escalations', () => {
  const figures = loadFigures(
    [
      alert(minutesAgo(1), { severity: 4, secondsToAcknowledge: 30, level: 1 }),
      alert(minutesAgo(2), { severity: 3, secondsToAcknowledge: 60 }),
      alert(minutesAgo(3), { secondsToAcknowledge: 900 }),
      alert(minutesAgo(4), { severity: 1 }),
    ],
    now,
    hours,
  );
  expect(figures.mix).toEqual([25, 25, 50]);
  expect([figures.acknowledgeP50, figures.acknowledgeP90]).toEqual([60, 900]);
  expect(figures.escalated).toBe(1);
});
