import fc from 'fast-check';
import type { RecordedEvent } from '../../contracts/event-log';
import type { Condition, SignalCount } from '../../contracts/watch/condition';
import { simulateRule } from '../../src/reactions/raise-rule-alerts/simulate-rule';
import { withoutClock } from '../watch/without-clock';
import { type Given, idOf, logOf, reportOf, ruleOf, signalCount } from './log';

const simulate = (condition: Condition, ...given: readonly Given[]) =>
  withoutClock(() => simulateRule(ruleOf(condition), logOf(...given)));
/** Reports that were recorded long after they were true. */
const old = (id: number, effective: number, told: Parameters<typeof reportOf>[1] = {}): Given => ({
  type: 'SignalReported',
  data: reportOf(id, told),
  at: 90_000,
  effective,
});
const crisis = (id: number, effective: number, countries: readonly string[]): Given => ({
  type: 'CrisisOpened',
  stream: `crisis-${idOf(id)}`,
  data: { crisisId: idOf(id), countries },
  at: 90_001,
  effective,
});
const day = 24;

describe('a rule over what is recorded', () => {
  it('takes each signal as recorded when it happened', () => {
    const two = signalCount(2, 24);
    expect(simulate(two, old(1, 0), old(2, 10), old(3, 20), old(4, 200), old(5, 230), old(6, 240))).toMatchObject({
      from: new Date(Date.UTC(2013, 2, 4) + (240 - 30 * day) * 3_600_000).toISOString().replace('Z', '000Z'),
      signals: 6,
      fired: 2,
      floods: 0,
      examples: [
        { at: '2013-03-04T10:00:00.000000Z', subject: 'countryWatch-KEN', evidence: 2 },
        { at: '2013-03-14T00:00:00.000000Z', subject: 'countryWatch-KEN', evidence: 2 },
      ],
    });
  });

  it('looks at the thirty days before the newest matching signal, whose windows reach further back', () => {
    const one = signalCount(1, 1, { countries: ['KEN'] });
    expect(
      simulate(one, old(1, 0), old(2, 1), old(3, 30 * day + 1), old(4, 60 * day, { country: 'UGA' })),
    ).toMatchObject({
      signals: 2,
      fired: 2,
    });
    expect(simulate(signalCount(2, 24), old(1, 0), old(2, 1), old(3, 30 * day + 1))).toMatchObject({ fired: 1 });
    const always = Array.from({ length: 60 }, (_, id) => old(id, id * day));
    expect(simulate(signalCount(2, 48), ...always)).toMatchObject({ signals: 31, fired: 1 });
  });

  it('counts intervals of ten minutes with more than ten alerts as floods', () => {
    const countries = 'KEN UGA SOM ETH SSD TZA RWA BDI COD CAF TCD'.split(' ');
    const reports = countries.map((country, id) => old(id, 0, { country }));
    expect(simulate(signalCount(1, 24), ...reports)).toMatchObject({ fired: 11, floods: 1 });
    expect(simulate(signalCount(1, 24), ...reports.slice(1))).toMatchObject({ fired: 10, floods: 0 });
  });

  it('tells which known crises it preceded', () => {
    const reports = [old(1, 0), old(2, 5)];
    const crises = [
      crisis(90, 48, ['KEN']),
      crisis(91, 3, ['KEN']),
      crisis(92, 48, ['SOM']),
      crisis(93, -40 * day, ['KEN']),
    ];
    expect(simulate(signalCount(2, 24), ...reports, ...crises).crises).toEqual({ known: 2, preceded: 1 });
  });

  it('shows at most twenty examples, the newest', () => {
    const { fired, examples } = simulate(signalCount(1, 1), ...Array.from({ length: 30 }, (_, id) => old(id, id * 5)));
    expect([fired, examples.length, examples.at(-1)!.at]).toEqual([30, 20, '2013-03-10T01:00:00.000000Z']);
  });

  it('reads grades, corrections and withdrawals as they stand now', () => {
    const good = signalCount(1, 24, { minReliability: 'B' });
    const grade = { type: 'SignalGraded', data: { signalId: idOf(1), reliability: 'A' }, at: 90_002 };
    const withdrawn = { type: 'SignalWithdrawn', data: { signalId: idOf(1) }, at: 90_003 };
    expect(simulate(good, old(1, 0))).toMatchObject({ fired: 0, signals: 0 });
    expect(simulate(good, old(1, 0), grade)).toMatchObject({ fired: 1 });
    expect(simulate(good, old(1, 0), grade, withdrawn)).toEqual({
      signals: 0,
      fired: 0,
      floods: 0,
      crises: { known: 0, preceded: 0 },
      examples: [],
    });
  });

  it('fires on each event that a condition without a window waits for', () => {
    const warned = { warning: { severity: 3, urgency: 'expected', certainty: 'likely' } };
    expect(
      simulate({ kind: 'warning', severityAtLeast: 3, countries: [] }, old(1, 0, warned), old(2, 5)),
    ).toMatchObject({
      signals: 1,
      fired: 1,
    });
    expect(
      simulate({ kind: 'eventSeen', types: ['CrisisOpened'], countries: [] }, crisis(90, 0, ['KEN'])),
    ).toMatchObject({ fired: 1 });
  });
});

/** The same, told the long way: an alert stands while the condition holds, minute after minute of what happened. */
function expectedFirings(wanted: SignalCount, log: readonly RecordedEvent[]): number {
  const width = wanted.windowHours * 3_600_000;
  const all = log
    .map(({ data, metadata, position }) => ({
      at: Date.parse(metadata.effectiveAt),
      country: String(data.country),
      position,
    }))
    .sort((a, b) => a.at - b.at || a.position - b.position);
  const from = (all.at(-1)?.at ?? 0) - 30 * 86_400_000;
  let fired = 0;
  const standing = new Map<string, number>();
  for (const [index, { at, country }] of all.entries()) {
    const inWindow = all
      .slice(0, index + 1)
      .filter((s) => s.country === country && s.at >= at - width)
      .map((s) => s.at);
    // The alert that stood ends when the oldest report that it needs has left the window.
    if ((standing.get(country) ?? -Infinity) < at) standing.delete(country);
    if (inWindow.length < wanted.atLeast) continue;
    if (at < from) continue;
    if (!standing.has(country)) fired += 1;
    standing.set(country, inWindow.at(-wanted.atLeast)! + width);
  }
  return fired;
}

it('fires as often as an alert begins to stand, whatever was reported', () => {
  let total = 0;
  const report = fc.record({ hour: fc.nat(1200), country: fc.constantFrom('KEN', 'UGA') });
  const rule = fc.record({ atLeast: fc.integer({ min: 1, max: 4 }), windowHours: fc.integer({ min: 1, max: 72 }) });
  const body = (
    reports: readonly { hour: number; country: string }[],
    { atLeast, windowHours }: { atLeast: number; windowHours: number },
  ) => {
    const log = logOf(...reports.map(({ hour, country }, id) => old(id, hour, { country })));
    const wanted = signalCount(atLeast, windowHours) as SignalCount;
    const { fired } = simulateRule(ruleOf(wanted), log);
    total += fired;
    expect(fired).toBe(expectedFirings(wanted, log));
  };
  fc.assert(fc.property(fc.array(report, { minLength: 1, maxLength: 80 }), rule, body), { numRuns: 200, seed: 5 });
  expect(total).toBeGreaterThan(100);
});
