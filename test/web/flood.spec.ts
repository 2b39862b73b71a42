import fc from 'fast-check';
import { floodSince } from '../../src/web/live/flood';

const start = Date.parse('2013-03-04T05:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const every = (seconds: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => at(from + i * seconds));

describe('a flood of alerts', () => {
  it('begins with the eleventh alert within ten minutes, not with the tenth', () => {
    expect(floodSince(every(30, 10), at(300))).toBeUndefined();
    expect(floodSince(every(30, 11), at(300))).toBe(at(300));
  });

  it('does not begin where eleven are spread over more than ten minutes', () => {
    expect(floodSince(every(60, 30), at(1740))).toBeUndefined();
  });

  it('lasts while five are left in ten minutes, and ends below', () => {
    const times = [...every(10, 12), ...every(150, 8, 700)];
    expect(floodSince(times, at(700 + 7 * 150))).toBeUndefined();
    const slow = [...every(10, 12), ...every(110, 12, 220)];
    expect(floodSince(slow, at(220 + 11 * 110))).toBe(at(100));
    expect(floodSince(slow, at(220 + 11 * 110 + 1200))).toBeUndefined();
  });

  it('a second one has a beginning of its own', () => {
    expect(floodSince([...every(10, 12), ...every(10, 12, 3000)], at(3120))).toBe(at(3100));
  });

  it('is the same in whatever order the alerts are told, and never begins in the future', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3600 }), { maxLength: 60 }), fc.nat(4000), (seconds, now) => {
        const times = seconds.map(at);
        const since = floodSince(times, at(now));
        expect(floodSince(times.toReversed(), at(now))).toBe(since);
        if (since) expect(since <= at(now)).toBe(true);
      }),
    );
  });
});
