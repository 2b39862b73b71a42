import fc from 'fast-check';
import type { ScriptedClock } from '../../../infra/clock';
import { uuid7 } from '../../../src/platform/derive';
import { PictureRunner } from '../../../src/platform/pictures/picture-runner';
import type { TestApp } from '../../app';
import type { Client } from '../../client';
import { alertOf, crisisOf, ruleOf, severityOf, signalOf, updateOf } from '../../matter';

/** One thing that somebody does; `which` picks the record, `how` what about it. */
export interface Step {
  readonly kind: (typeof kinds)[number];
  readonly which: number;
  readonly how: number;
}
const kinds = [
  'open',
  'severity',
  'update',
  'signal',
  'signal',
  'grade',
  'link',
  'withdraw',
  'alert',
  'acknowledge',
  'shelve',
  'resolve',
  'rule',
  'figure',
  'correct',
  'correct',
  'retract',
  'days',
  'save',
  'policy',
] as const;

/** A random history; the same seed gives the same one. */
export const historyOf = (seed: number, length: number): readonly Step[] =>
  fc.sample(
    fc.array(fc.record({ kind: fc.constantFrom(...kinds), which: fc.nat(1000), how: fc.nat(1000) }), {
      minLength: length,
      maxLength: length,
    }),
    { numRuns: 1, seed },
  )[0]!;

interface Known {
  readonly crises: string[];
  readonly signals: string[];
  readonly alerts: string[];
}

/** Plays a history; refusals are part of it. Snapshots are taken while writing goes on. */
export async function play(
  server: TestApp,
  clock: ScriptedClock,
  steps: readonly Step[],
): Promise<Readonly<Record<string, number>>> {
  const known: Known = { crises: [], signals: [], alerts: [] };
  const told: Record<string, number> = {};
  // Whoever reports may not be the only one who grades.
  const analyst = await server.signUp({ login: 'analyst', roles: ['desk-analyst'] });
  for (const step of steps) {
    const command = await commandOf(server, clock, known, step);
    if (!command) continue;
    const what = await sent(reports.includes(command[0]) ? analyst : server.officer, ...command);
    told[what] = (told[what] ?? 0) + 1;
  }
  return told;
}

const reports: readonly string[] = ['ReportSignal', 'WithdrawSignal'];

/** What became of a command, in a word. @throws for a fault of the server */
async function sent(by: Client, type: string, data: object): Promise<string> {
  const { status, body } = await by.attempt(type, data);
  if (status >= 500) throw new Error(`${type}: ${JSON.stringify(body)}`);
  return status === 201 ? type : `${type} ${body.code}`;
}

async function commandOf(
  server: TestApp,
  clock: ScriptedClock,
  known: Known,
  { kind, which, how }: Step,
): Promise<readonly [string, object] | undefined> {
  const pick = (of: readonly string[]) => of[which % of.length] ?? uuid7();
  const [crisisId, signalId, alertId] = [pick(known.crises), pick(known.signals), pick(known.alerts)];
  switch (kind) {
    case 'open': {
      const id = uuid7();
      known.crises.push(id);
      return ['OpenCrisis', crisisOf(id, how % 2 ? ['KEN'] : ['HND', 'KEN'])];
    }
    case 'severity':
      return ['ChangeCrisisSeverity', severityOf(crisisId, 1 + (how % 4))];
    case 'update':
      return ['PostSituationUpdate', updateOf(crisisId, `update ${how}`)];
    case 'figure':
      return [
        'RecordKeyFigure',
        {
          crisisId,
          figureId: uuid7(),
          metric: `metric ${how % 3}`,
          value: `${how}`,
          unit: 'persons',
          measuredOn: '2026-11-24',
          confidence: 'low',
          sourceRef: 'x',
        },
      ];
    case 'signal': {
      const signal = signalOf(how % 2 ? 'KEN' : 'HND', {
        headline: `Headline ${how}`,
        text: `Narrative ${how}`,
        ...(how % 3 && known.crises.length > 0 && { crisisId }),
      });
      known.signals.push(signal.signalId);
      return ['ReportSignal', signal];
    }
    case 'grade':
      return [
        'GradeSignal',
        { signalId, reliability: 'ABCDEF'[how % 6], credibility: `${1 + (how % 6)}`, rationale: 'as known' },
      ];
    case 'link':
      return [
        'LinkSignal',
        how % 2
          ? {
              signalId,
              relation: 'corroborates',
              to: { kind: 'signal', id: known.signals[how % known.signals.length] ?? uuid7() },
            }
          : { signalId, relation: 'about', to: { kind: 'crisis', id: crisisId } },
      ];
    case 'withdraw':
      return how % 4 ? undefined : ['WithdrawSignal', { signalId, reason: 'by the source' }];
    case 'alert': {
      const alert = alertOf({ kind: 'crisis', id: crisisId }, { severity: 1 + (how % 4) });
      known.alerts.push(alert.alertId);
      return ['RaiseAlert', alert];
    }
    case 'acknowledge':
      return ['AcknowledgeAlert', { alertId }];
    case 'shelve':
      return [
        'ShelveAlert',
        { alertId, until: new Date(clock.micros() / 1000 + 3_600_000).toISOString(), reason: 'later' },
      ];
    case 'resolve':
      return ['ResolveAlert', { alertId, outcome: 'actioned', note: 'done', actionRefs: [] }];
    case 'rule':
      return ['DefineAlertRule', ruleOf(['KEN'], { name: `Rule ${how}` })];
    case 'correct':
      return correction(server, which, how);
    case 'retract':
      return struck(server, which);
    case 'policy':
      return undefined;
    case 'days':
      clock.moveTo(clock.micros() + (1 + (how % 3)) * 86_400_000_000);
      return undefined;
    case 'save':
      void server.app.get(PictureRunner).save();
      return undefined;
  }
}

const pointers: Readonly<Record<string, readonly string[]>> = {
  CrisisOpened: ['/title', '/leadDesk', '/summary'],
  SignalReported: ['/headline', '/place/name', '/sourceRef'],
  SituationUpdatePosted: ['/text'],
  KeyFigureRecorded: ['/unit'],
};

async function correction(server: TestApp, which: number, how: number) {
  const events = (await server.events()).filter(({ type }) => Object.hasOwn(pointers, type));
  const event = events[which % events.length];
  if (!event) return undefined;
  const pointer = pointers[event.type]![how % pointers[event.type]!.length]!;
  const corrections = [{ pointer, value: JSON.stringify(`corrected ${how}`) }];
  return ['CorrectEvent', { stream: event.stream, targetEventId: event.id, corrections, reason: 'x' }] as const;
}

async function struck(server: TestApp, which: number) {
  const events = (await server.events()).filter(({ type }) => type === 'SignalReported');
  const event = events[which % events.length];
  return event && (['RetractEvent', { stream: event.stream, targetEventId: event.id, reason: 'x' }] as const);
}
