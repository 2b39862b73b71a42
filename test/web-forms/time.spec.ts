import { cellTime, clockText, dtgOf, fullTime, timeForms, timeText } from '../../src/web/time/dtg';
import { countdownText, durationText } from '../../src/web/time/duration';
import { compareInstants } from '../../src/web/time/instant';
import { parseDate, parseTime } from '../../src/web/time/parse-time';
import { momentsOf, offsetText, wallAt, washington, zulu } from '../../src/web/time/zone';

const now = '2026-11-22T22:40:00Z';
const nairobi = { name: 'Africa/Nairobi', suffix: 'NBO' };
const context = { now, zone: zulu, zones: [nairobi] };
const wall = (year: number, month: number, day: number, hour = 0, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
});

describe('entry of times', () => {
  it.each([
    ['2231Z', '2026-11-22T22:31:00Z'],
    ['22:31', '2026-11-22T22:31:00Z'],
    ['at 2210Z', '2026-11-22T22:10:00Z'],
    ['22 2231Z NOV', '2026-11-22T22:31:00Z'],
    ['14 2210Z NOV 2025', '2025-11-14T22:10:00Z'],
    ['222231ZNOV26', '2026-11-22T22:31:00Z'],
    ['222231znov26', '2026-11-22T22:31:00Z'],
    ['2026-11-22T22:31:00.123456Z', '2026-11-22T22:31:00.123456Z'],
    ['2026-11-22T22:31Z', '2026-11-22T22:31:00Z'],
    ['2026-11-23T01:31+03:00', '2026-11-22T22:31:00Z'],
    ['2026-11-22', '2026-11-22T00:00:00Z'],
    ['now', now],
    ['t-15m', '2026-11-22T22:25:00Z'],
    ['t-2h', '2026-11-22T20:40:00Z'],
    ['T + 4h', '2026-11-23T02:40:00Z'],
    ['0131 NBO', '2026-11-23T01:31:00+03:00'],
    ['1731 WDC', '2026-11-22T22:31:00Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999Z'],
  ])('%s', (entry, instant) => {
    const expected = instant.endsWith('Z') ? instant : new Date(instant).toISOString().replace('.000Z', 'Z');
    expect(parseTime(entry, context)).toEqual({ instant: expected });
  });

  it.each(['', 'noon', '2561Z', '99 2231Z NOV', '2231 XYZ', 't-15', '2026-02-30', '2026-13-01T00:00Z'])(
    'refuses %p',
    (entry) => {
      expect(parseTime(entry, context)).toHaveProperty('fault');
    },
  );

  it('places a bare clock time by what the field asks for', () => {
    expect(parseTime('2350Z', { ...context, prefer: 'past' })).toEqual({ instant: '2026-11-21T23:50:00Z' });
    expect(parseTime('2350Z', context)).toEqual({ instant: '2026-11-22T23:50:00Z' });
    expect(parseTime('0100Z', { ...context, prefer: 'future' })).toEqual({ instant: '2026-11-23T01:00:00Z' });
    expect(parseTime('2230Z', { now: '2026-11-22T00:30:00Z', zone: zulu })).toEqual({
      instant: '2026-11-21T22:30:00Z',
    });
  });

  it('takes the nearest year where none is given', () => {
    expect(parseTime('31 2300Z DEC', { now: '2027-01-01T00:10:00Z', zone: zulu })).toEqual({
      instant: '2026-12-31T23:00:00Z',
    });
  });

  it('asks which of two, and says when a wall time never was', () => {
    const inNewYork = { now: '2025-11-02T12:00:00Z', zone: washington };
    expect(parseTime('2025-11-02T01:30', inNewYork)).toEqual({
      choose: ['2025-11-02T05:30:00Z', '2025-11-02T06:30:00Z'],
    });
    expect(parseTime('2025-03-09T02:30', inNewYork)).toEqual({ fault: 'skipped' });
    const inApia = { now, zone: { name: 'Pacific/Apia', suffix: 'APW' } };
    expect(parseTime('2011-12-30T12:00', inApia)).toEqual({ fault: 'skipped' });
  });

  it('reads dates', () => {
    expect(parseDate('2026-11-22', context)).toBe('2026-11-22');
    expect(parseDate('22 NOV 2026', context)).toBe('2026-11-22');
    expect(parseDate('22nov26', context)).toBe('2026-11-22');
    expect(parseDate('today', context)).toBe('2026-11-22');
    expect(parseDate('t-3d', context)).toBe('2026-11-19');
    expect(parseDate('2026-02-30', context)).toBeUndefined();
    expect(parseDate('soon', context)).toBeUndefined();
  });
});

describe('zones', () => {
  it('knows offsets of whole, half and quarter hours in both seasons', () => {
    const at = (zone: string, iso: string) => offsetText(zone, Date.parse(iso));
    expect(at('Asia/Kabul', '2026-01-01T00:00:00Z')).toBe('+04:30');
    expect(at('Asia/Kathmandu', '2026-01-01T00:00:00Z')).toBe('+05:45');
    expect(at('Pacific/Chatham', '2026-07-01T00:00:00Z')).toBe('+12:45');
    expect(at('Pacific/Chatham', '2026-01-01T00:00:00Z')).toBe('+13:45');
    expect(at('America/New_York', '2026-01-01T00:00:00Z')).toBe('-05:00');
  });

  it('finds the two moments of a repeated hour and none on a day left out', () => {
    expect(momentsOf('America/New_York', wall(2025, 11, 2, 1, 30))).toHaveLength(2);
    expect(momentsOf('America/New_York', wall(2025, 3, 9, 2, 30))).toEqual([]);
    expect(momentsOf('Pacific/Apia', wall(2011, 12, 30, 12))).toEqual([]);
    expect(momentsOf('Pacific/Apia', wall(2011, 12, 31, 12))).toEqual([Date.parse('2011-12-30T22:00:00Z')]);
    expect(wallAt('Asia/Kathmandu', Date.parse('2026-01-01T00:00:00Z'))).toMatchObject({ hour: 5, minute: 45 });
  });
});

describe('display of times', () => {
  it.each([
    ['2026-11-22T22:31:59.999999Z', '2231Z'],
    ['2026-11-14T22:10:00Z', '14 2210Z NOV'],
    ['2025-11-14T22:10:00Z', '14 2210Z NOV 2025'],
  ])('%s', (instant, shown) => {
    expect(timeText(instant, now)).toBe(shown);
  });

  it('follows the zone with its suffix', () => {
    expect(timeText('2026-11-22T22:31:00Z', now, washington)).toBe('1731 WDC');
    expect(timeText('2026-11-22T22:31:00Z', now, nairobi)).toBe('0131 NBO');
    expect(timeText('2026-11-22T20:31:00Z', now, nairobi)).toBe('22 2331 NBO NOV');
    expect(fullTime('2013-03-04T05:58:00Z')).toBe('4 0558Z MAR 2013');
    expect(clockText('2013-03-04T05:58:50.9Z')).toBe('0558:50Z');
  });

  it('grows to the left in a column', () => {
    expect(cellTime('2026-11-22T22:31:00Z', now)).toBe('2231Z');
    expect(cellTime('2026-11-03T22:10:00Z', now)).toBe('3 2210Z');
    expect(cellTime('2026-10-03T22:10:00Z', now)).toBe('3 2210Z OCT');
  });

  it('gives all forms of a moment', () => {
    expect(dtgOf('2026-11-22T22:31:07Z')).toBe('222231ZNOV26');
    expect(timeForms('2026-11-22T22:31:07Z', [washington, nairobi])).toEqual([
      '222231ZNOV26',
      '2026-11-22T22:31:07Z',
      '1731 -05:00 WDC',
      '0131 +03:00 NBO',
    ]);
  });

  it('reads back what it shows', () => {
    for (const instant of ['2026-11-22T22:31:00Z', '2026-11-14T22:10:00Z', '2025-10-14T22:10:00Z'])
      expect(parseTime(timeText(instant, now), context)).toEqual({ instant });
    expect(parseTime(dtgOf('2013-03-04T05:40:00Z'), context)).toEqual({ instant: '2013-03-04T05:40:00Z' });
  });

  it('orders instants of different length', () => {
    expect(compareInstants('2026-11-22T22:31:00Z', '2026-11-22T22:31:00.5Z')).toBe(-1);
    expect(compareInstants('2026-11-22T22:31:00.500000Z', '2026-11-22T22:31:00.5Z')).toBe(0);
  });

  it('cuts durations, never rounds them up', () => {
    expect([0, 32.9, 2460, 22_320, 19_680, 3720, 273_600].map(durationText)).toEqual([
      '0 s',
      '32 s',
      '41 m',
      '6 h 12 m',
      '5 h 28 m',
      '1 h 02 m',
      '3 d 4 h',
    ]);
    expect([868, 2808, 26_940, 9, -5].map(countdownText)).toEqual(['14 m 28 s', '46 m 48 s', '7 h 29 m', '9 s', '0 s']);
  });
});
