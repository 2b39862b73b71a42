import type { ShownEvent } from '../../contracts/http';
import { secondsOfRetry } from '../../src/web/live/api';
import { correctedValues, valueAt } from '../../src/web/live/corrections';

const event = (position: number, data: ShownEvent['data'], correctedBy?: readonly number[]): ShownEvent => ({
  id: `e${position}`,
  stream: 'signal-S1',
  revision: position,
  position,
  type: 'SignalReported',
  data,
  metadata: {} as ShownEvent['metadata'],
  ...(correctedBy && { correctedBy }),
});
const correction = (position: number, pointer: string, value: string) =>
  event(position, { corrections: [{ pointer, value }] });

describe('corrected values', () => {
  it('finds values by pointer, also with escaped steps', () => {
    expect(valueAt({ place: { name: 'Mombasa' }, 'a/b': [1, 2] }, '/place/name')).toBe('Mombasa');
    expect(valueAt({ 'a/b': [1, 2] }, '/a~1b/1')).toBe(2);
    expect(valueAt({ a: null }, '/a/b')).toBeUndefined();
  });

  it('each stands against the value that held before it, in the order they were recorded', () => {
    const target = event(3, { place: { name: 'Mombassa' } }, [5, 8]);
    const events = [
      correction(9, '/place/name', '"not of this event"'),
      correction(8, '/place/name', '"Mombasa, Likoni"'),
      correction(5, '/place/name', '"Mombasa"'),
      target,
    ];
    expect(correctedValues(target, events)).toEqual([
      { pointer: '/place/name', from: 'Mombassa', to: 'Mombasa', position: 5 },
      { pointer: '/place/name', from: 'Mombasa', to: 'Mombasa, Likoni', position: 8 },
    ]);
  });

  it('is empty for an event that nobody corrected, and survives text that is no JSON', () => {
    expect(correctedValues(event(3, {}), [])).toEqual([]);
    const target = event(3, { a: 1 }, [5]);
    expect(correctedValues(target, [correction(5, '/a', '{')])).toEqual([
      { pointer: '/a', from: 1, to: undefined, position: 5 },
    ]);
  });
});

describe('how long a server asks to wait', () => {
  const now = Date.parse('2013-03-04T05:00:00Z');

  it('is told in seconds or as a date, and never negative', () => {
    expect(secondsOfRetry('7', now)).toBe(7);
    expect(secondsOfRetry('Mon, 04 Mar 2013 05:00:30 GMT', now)).toBe(30);
    expect(secondsOfRetry('Mon, 04 Mar 2013 04:00:00 GMT', now)).toBe(0);
  });

  it('is unknown where there is no header or nothing to read in it', () => {
    expect([secondsOfRetry(null), secondsOfRetry(' '), secondsOfRetry('soon')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
