import fc from 'fast-check';
import type { Issued, Meta, Msg } from '../../contracts/kernel/messages';
import { startingPolicies } from '../../contracts/policies';
import { type Case, refusalsOf } from '../../src/platform/decider';
import { alert } from '../../src/watch/alert/decider';
import { crisis } from '../../src/watch/crisis/decider';
import { shift } from '../../src/watch/shift/decider';
import { issued } from '../scenario';
import { alertId, evidence, raising } from './alert-cases';
import { crisisId, idOf, opening, report } from './crisis-cases';
import { accepting, entry, memberOf, preparing, starting } from './shift-cases';
import { withoutClock } from './without-clock';

interface Aggregate {
  readonly initial: unknown;
  readonly decide: object;
  readonly evolve: object;
  readonly keys: (state: any) => object;
}
interface Step {
  readonly type: string;
  readonly data: object;
}

/** Sends commands one after another; refused ones change nothing. Yields the state after each event with the event. */
function* walk(decider: Aggregate, steps: readonly Step[]) {
  let state: any = decider.initial;
  let position = 0;
  for (const [index, { type, data }] of steps.entries()) {
    const wish = (decider.decide as Record<string, Case<any, object, Msg>>)[type]!;
    const at = `2013-03-04T${String(5 + Math.floor(index / 4)).padStart(2, '0')}:10:00.000000Z`;
    const by: Issued = { ...issued, actor: { ...issued.actor, id: `user-${index % 3}` }, at };
    const facts = { policies: startingPolicies, head: 1000, sha256: () => '0'.repeat(64) };
    const events = withoutClock(() =>
      wish.done?.(data, state, by) || !refusalsOf(wish, data, state, by, facts).next().done
        ? []
        : wish.record(data, state, by, facts),
    );
    if (events.length === 0) continue;
    for (const event of events) {
      const before = state;
      const handling = { classification: 'UNCLASSIFIED' as const, compartments: [] as string[] };
      const meta = {
        id: idOf(index),
        position: ++position,
        recordedAt: at,
        actor: by.actor,
        handling,
      } as unknown as Meta;
      state = withoutClock(() =>
        (decider.evolve as any)[event.type](before, { ...decider.keys(before), ...event.data }, meta),
      );
      yield { before, state, event };
    }
    if (wish.done) expect(wish.done(data, state, by)).toBe(true);
  }
}

const severity = fc.constantFrom(1, 2, 3, 4);
const crisisSteps = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constant('ChangeCrisisStatus'),
      data: fc.record({
        crisisId: fc.constant(crisisId),
        to: fc.constantFrom('monitoring', 'alert', 'active', 'stabilizing', 'transition'),
        rationale: fc.constant('seen'),
      }),
    }),
    fc.record({
      type: fc.constant('ChangeCrisisSeverity'),
      data: fc.record({
        crisisId: fc.constant(crisisId),
        severity,
        rationale: fc.constant('seen'),
        evidence: fc.constant([]),
      }),
    }),
    fc.record({
      type: fc.constant('IssueSituationReport'),
      data: fc.nat(3).map((n) => ({ ...report, situationReportId: idOf(n), final: n > 1 })),
    }),
    fc.record({
      type: fc.constant('CloseCrisis'),
      data: fc.record({ crisisId: fc.constant(crisisId), reason: fc.constant('over') }),
    }),
  ),
  { minLength: 5, maxLength: 60 },
);
const way = ['monitoring', 'alert', 'active', 'stabilizing', 'transition'];

interface Moved {
  readonly before: any;
  readonly state: any;
  readonly event: Msg;
}

const rulesOfCrisis: Readonly<Record<string, (moved: Moved) => void>> = {
  CrisisOpened: ({ state }) => expect(state.status).toBe('monitoring'),
  CrisisStatusChanged: ({ before, state, event }) => {
    const [from, to] = [way.indexOf(before.status), way.indexOf(state.status)];
    const jump = before.status === 'monitoring' && state.status === 'active' && before.severity >= 3;
    expect(jump || (before.status === 'closed' ? to === 0 : Math.abs(from - to) === 1)).toBe(true);
    expect(event.data).toMatchObject({ from: before.status });
    expect(state.severity).toBe(before.severity);
  },
  CrisisClosed: ({ before, state }) => {
    expect(['monitoring', 'transition']).toContain(before.status);
    expect([before.finalReport, state.status]).toEqual([true, 'closed']);
  },
  CrisisSeverityChanged: ({ before, state, event }) => {
    expect([before.status, state.status]).toEqual([before.status, before.status]);
    expect(event.data).toMatchObject({ from: before.severity, severity: state.severity });
  },
  SituationReportIssued: ({ before, state }) =>
    expect([state.status, state.severity]).toEqual([before.status, before.severity]),
};
const keepsTheRules = (moved: Moved) => {
  rulesOfCrisis[moved.event.type]!(moved);
  if (moved.event.type !== 'CrisisStatusChanged') expect(moved.before.status).not.toBe('closed');
};

describe('any sequence of legal commands', () => {
  it('moves a crisis one step at a time and closes it only where it may end', () => {
    const seen = new Set<string>();
    const body = (steps: readonly Step[]) => {
      for (const moved of walk(crisis, [{ type: 'OpenCrisis', data: opening }, ...steps])) {
        seen.add(moved.event.type);
        keepsTheRules(moved);
      }
    };
    fc.assert(fc.property(crisisSteps, body), { numRuns: 300, seed: 7 });
    expect([...seen].sort()).toEqual([
      'CrisisClosed',
      'CrisisOpened',
      'CrisisSeverityChanged',
      'CrisisStatusChanged',
      'SituationReportIssued',
    ]);
  });

  it('never changes the severity or subject of an alert, nor anything once it is resolved', () => {
    const seen = new Set<string>();
    const step = (type: string, data: object) => ({ type, data: { alertId, ...data } });
    const steps = fc.array(
      fc.oneof(
        fc.nat(4).map((n) => step('RaiseAlert', { ...raising, severity: 3, evidence: [evidence(n)] })),
        fc.constant(step('AcknowledgeAlert', {})),
        fc.constant(step('EscalateAlert', { reason: 'late' })),
        fc
          .nat(9)
          .map((n) =>
            step('ShelveAlert', { until: `2013-03-04T${String(6 + n).padStart(2, '0')}:00:00Z`, reason: 'later' }),
          ),
        fc
          .constantFrom('actioned', 'duplicate')
          .map((outcome) => step('ResolveAlert', { outcome, note: 'done', actionRefs: [] })),
      ),
      { minLength: 5, maxLength: 40 },
    );
    const body = (given: readonly Step[]) => {
      for (const { before, state, event } of walk(alert, given)) {
        seen.add(event.type);
        if (before.keys) expect(state.keys).toEqual(before.keys);
        expect(before.status).not.toBe('resolved');
        expect(state.level - before.level).toBe(event.type === 'AlertEscalated' ? 1 : 0);
      }
    };
    fc.assert(fc.property(steps, body), { numRuns: 300, seed: 7 });
    expect([...seen].sort()).toEqual([
      'AlertAcknowledged',
      'AlertEscalated',
      'AlertEvidenceAdded',
      'AlertRaised',
      'AlertResolved',
      'AlertReturned',
      'AlertShelved',
    ]);
  });

  it('ends a shift once, by somebody who never stood in its crew', () => {
    const seen = new Set<string>();
    const crew = fc.subarray(['user-0', 'user-1', 'user-2'], { minLength: 1 }).map((ids) => ids.map(memberOf));
    const steps = fc.array(
      fc.oneof(
        crew.map((members) => ({ type: 'StartShift', data: { ...starting, crew: members } })),
        fc.nat(5).map((n) => ({ type: 'RecordLogEntry', data: { ...entry, entryId: idOf(n) } })),
        fc.nat(1).map((n) => ({ type: 'PrepareHandover', data: { ...preparing, contentSha256: `${n}`.repeat(64) } })),
        fc.nat(1).map((n) => ({ type: 'AcceptHandover', data: { ...accepting, contentSha256: `${n}`.repeat(64) } })),
      ),
      { minLength: 5, maxLength: 40 },
    );
    const body = (given: readonly Step[]) => {
      const stood = new Set<string>();
      for (const { before, state, event } of walk(shift, [{ type: 'StartShift', data: starting }, ...given])) {
        seen.add(event.type);
        expect(before.status).not.toBe('ended');
        for (const { userId } of (event.data as { crew?: { userId: string }[] }).crew ?? []) stood.add(userId);
        if (state.status !== 'ended') continue;
        expect(stood).not.toContain(state.accepted.by);
        expect(state.prepared.givers).not.toContain(state.accepted.by);
        expect(state.accepted.acceptance.contentSha256).toBe(state.prepared.handover.contentSha256);
      }
    };
    fc.assert(fc.property(steps, body), { numRuns: 300, seed: 7 });
    expect([...seen].sort()).toEqual([
      'HandoverAccepted',
      'HandoverPrepared',
      'LogEntryRecorded',
      'ShiftCrewChanged',
      'ShiftStarted',
    ]);
  });
});
