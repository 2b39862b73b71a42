import { withoutClock } from './without-clock';

describe('a pure function', () => {
  it('is told apart from one that asks the time or chance', () => {
    expect(() => withoutClock(() => Date.now())).toThrow('Date.now');
    expect(() => withoutClock(() => Math.random())).toThrow('Math.random');
    expect(withoutClock(() => 1)).toBe(1);
  });
  it('leaves the clock as it was', () => expect(Date.now()).toBeGreaterThan(0));
});
