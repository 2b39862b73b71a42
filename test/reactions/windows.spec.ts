import fc from 'fast-check';
import type { RecordedEvent } from '../../contracts/event-log';
import { raiseRuleAlerts } from '../../src/reactions/raise-rule-alerts/raise-rule-alerts';
import { type Given, idOf, logOf, reportOf, ruleId, ruleOf, run } from './log';
import { expected, type Windowed } from './windows-oracle';

const crises = [idOf(71), idOf(72)];

/** What people do, hour by hour. */
interface Act {
  readonly kind: 'report' | 'grade' | 'link' | 'withdraw' | 'resolve';
  readonly of: number;
  readonly pause: number;
  readonly late: number;
  readonly country: string;
  readonly violenceType: string;
  readonly best: number;
  readonly crisis: number;
  readonly grade: string;
}

const condition = fc.oneof(
  fc.record({
    kind: fc.constant('signalCount' as const),
    threats: fc.constant<string[]>([]),
    violenceTypes: fc.subarray(['oneSided', 'electoral'], { maxLength: 1 }),
    countries: fc.subarray(['KEN', 'UGA'], { maxLength: 2 }),
    pcodes: fc.constant<string[]>([]),
    minReliability: fc.constantFrom('B', 'D', 'F'),
    atLeast: fc.integer({ min: 1, max: 4 }),
    windowHours: fc.constantFrom(6, 24, 200),
  }),
  fc.record({
    kind: fc.constant('fatalities' as const),
    violenceTypes: fc.constant<string[]>([]),
    countries: fc.subarray(['KEN', 'UGA'], { maxLength: 2 }),
    bestAtLeast: fc.integer({ min: 1, max: 12 }),
    windowHours: fc.constantFrom(6, 24, 200),
  }),
);
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('report', 'report', 'report', 'report', 'grade', 'link', 'withdraw', 'resolve'),
  of: fc.nat(30),
  pause: fc.constantFrom(0, 1, 3, 10),
  late: fc.constantFrom(0, 0, 2, 7, 30, 400),
  country: fc.constantFrom('KEN', 'UGA', 'SOM'),
  violenceType: fc.constantFrom('oneSided', 'electoral'),
  best: fc.nat(5),
  crisis: fc.nat(3),
  grade: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
});

function givenBy(
  { kind, of, late, country, violenceType, best, crisis, grade }: Act,
  at: number,
  reports: number,
): Given | undefined {
  const crisisId = crises[crisis];
  if (kind === 'report') {
    const told = { country, violenceType, best, ...(crisisId && { crisisId }) };
    return { type: 'SignalReported', data: reportOf(reports, told), at, effective: at - late, reliability: grade };
  }
  if (reports === 0) return undefined;
  const signalId = idOf(of % reports);
  if (kind === 'grade') return { type: 'SignalGraded', data: { signalId, reliability: grade }, at };
  if (kind === 'link') return { type: 'SignalLinked', data: { signalId, ...(crisisId && { crisisId }) }, at };
  return { type: 'SignalWithdrawn', data: { signalId }, at };
}

/**
 * The log that comes of what people do and of what the rule sends. What it sends is recorded only after the next act, so
 * that rules meet events that were recorded before their own alerts.
 */
class Play {
  readonly given: Given[];
  readonly #open: string[] = [];
  #waiting: readonly any[] = [];
  #at = 500;
  #reports = 0;

  constructor(wanted: Windowed) {
    this.given = [{ type: 'AlertRuleDefined', stream: `alertRule-${ruleId}`, data: ruleOf(wanted), at: 0 }];
  }

  act(one: Act) {
    this.#at += one.pause;
    const next = one.kind === 'resolve' ? this.#resolution() : givenBy(one, this.#at, this.#reports);
    if (!next) return;
    if (next.type === 'SignalReported') this.#reports += 1;
    this.given.push(next);
    for (const data of this.#waiting) this.#raise(data);
    const last = run(raiseRuleAlerts, logOf(...this.given)).sent.filter(({ by }) => by.data === next.data);
    this.#waiting = last.flatMap(({ commands }) => commands.map(({ data }) => data));
  }

  #resolution(): Given | undefined {
    const alertId = this.#open.shift();
    return alertId ? { type: 'AlertResolved', stream: `alert-${alertId}`, data: { alertId }, at: this.#at } : undefined;
  }

  #raise(data: any) {
    if (this.#open.includes(data.alertId)) return;
    this.#open.push(data.alertId);
    const raised = { countries: [], ...data };
    this.given.push({
      type: 'AlertRaised',
      stream: `alert-${data.alertId}`,
      data: raised,
      at: this.#at,
      role: 'system',
    });
  }
}

function play(wanted: Windowed, acts: readonly Act[]) {
  const one = new Play(wanted);
  for (const next of acts) one.act(next);
  return logOf(...one.given);
}

const sentIn = (log: readonly RecordedEvent[]) =>
  run(raiseRuleAlerts, log).sent.flatMap(({ by, commands }) =>
    commands.map(({ data }: any) => ({
      by: by.id,
      alertId: data.alertId,
      evidence: data.evidence.map((e: any) => e.ref).sort(),
    })),
  );

describe('the windows of rules', () => {
  it('count exactly what the catalogue says, whatever is reported, graded, linked, withdrawn and resolved', () => {
    let alerts = 0;
    let additions = 0;
    const body = (wanted: Windowed, acts: readonly Act[]) => {
      const log = play(wanted, acts);
      const sent = sentIn(log);
      expect(sent).toEqual(expected(wanted, log));
      alerts += new Set(sent.map(({ alertId }) => alertId)).size;
      additions += sent.length - new Set(sent.map(({ alertId }) => alertId)).size;
    };
    fc.assert(fc.property(condition, fc.array(act, { minLength: 5, maxLength: 40 }), body), { numRuns: 300, seed: 11 });
    expect(alerts).toBeGreaterThan(100);
    expect(additions).toBeGreaterThan(50);
  });

  it('end in the same state when they are run again from a stored one', () => {
    const acts = fc.sample(act, { numRuns: 40, seed: 3 });
    const log = play(fc.sample(condition, { numRuns: 1, seed: 3 })[0]!, acts);
    const half = log.slice(0, 20).reduce(raiseRuleAlerts.evolve, raiseRuleAlerts.initial);
    const again = log.slice(20).reduce(raiseRuleAlerts.evolve, JSON.parse(JSON.stringify(half)));
    expect(again).toEqual(log.reduce(raiseRuleAlerts.evolve, raiseRuleAlerts.initial));
  });
});
