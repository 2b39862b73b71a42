import type { ShiftEvent } from '../../contracts/watch/shift';
import { shift } from '../../src/watch/shift/decider';
import { issued, scenario } from '../scenario';
import {
  accepted,
  accepting,
  alertId,
  idOf,
  keys,
  logged,
  memberOf,
  next,
  officer,
  otherAlertId,
  prepared,
  preparing,
  senior,
  started,
} from './shift-cases';

const { given } = scenario(shift);
const by = (id: string, onBehalfOf?: string) => ({
  issued: { actor: { ...issued.actor, id }, ...(onBehalfOf && { onBehalfOf }) },
});
const prepare = (more: Partial<typeof preparing> = {}) => ({
  type: 'PrepareHandover' as const,
  data: { ...preparing, ...more },
});
const accept = (more: Partial<typeof accepting> & { nextShiftId?: string } = {}) => ({
  type: 'AcceptHandover' as const,
  data: { ...accepting, ...more },
});

describe('a handover', () => {
  it('is prepared, bound to the log as it stands', () =>
    given(started, logged).when(prepare(), by(officer)).records({ type: 'HandoverPrepared', data: prepared.data }));

  it('is prepared again with other content, or by somebody else, and not for nothing', () => {
    const again = { ...preparing, toPosition: 950, contentSha256: '5cf2'.repeat(16) };
    given(started, prepared)
      .when(prepare(again), by(officer))
      .records({ type: 'HandoverPrepared', data: { ...prepared.data, ...again } });
    given(started, prepared).when(prepare(), by(officer)).recordsNothing();
    given(started, prepared).when(prepare(), by(senior)).records({ type: 'HandoverPrepared', data: prepared.data });
  });

  it('needs a shift that stands', () => {
    given().when(prepare()).refuses('NOT_FOUND');
    given(started, prepared, accepted)
      .when(prepare({ toPosition: 950 }))
      .refuses('RECORD_CLOSED');
  });

  it('begins where the shift was started, or where the last handover of the desk ended', () => {
    given(started)
      .when(prepare({ fromPosition: 0 }))
      .refuses('HANDOVER_RANGE_WRONG');
    given(started)
      .when(prepare({ fromPosition: 2 }))
      .refuses('HANDOVER_RANGE_WRONG');
    const after = { facts: { lastHandover: { toPosition: 700 } } };
    given(started).when(prepare(), after).refuses('HANDOVER_RANGE_WRONG');
    given(started)
      .when(prepare({ fromPosition: 700 }), after)
      .records({ type: 'HandoverPrepared', data: { ...prepared.data, fromPosition: 700 } });
  });

  it('ends within the log, and no earlier than it begins', () => {
    given(started)
      .when(prepare({ toPosition: 1001 }))
      .refuses('HANDOVER_RANGE_WRONG');
    given(started)
      .when(prepare({ toPosition: 1000 }))
      .records({ type: 'HandoverPrepared', data: { ...prepared.data, toPosition: 1000 } });
    given(started)
      .when(prepare({ toPosition: 0 }))
      .refuses('INVALID_FIELDS');
  });

  it('asks for its own desk where the last handover ended', () =>
    expect(shift.decide.PrepareHandover.facts!({ ...preparing, shiftId: 'NEA.IRAQ.20130304.12' })).toMatchObject({
      lastHandover: { fold: 'lastHandovers', key: 'NEA.IRAQ' },
    }));
});

describe('open critical alerts of the desk', () => {
  const [crisisId, ruleId] = [idOf(50), idOf(51)];
  const open = (alert: { crisisId?: string; ruleId?: string; compartments?: string[] }, crisisDesk = 'EAP') => ({
    facts: {
      criticals: new Map([[otherAlertId, { compartments: [], ...alert }]]),
      crises: new Map([[crisisId, { countries: ['KEN'], leadDesk: crisisDesk }]]),
      rules: new Map([[ruleId, { ownerDesk: 'AF' }]]),
    },
  });
  const bothListed = { criticalAlertIds: [alertId, otherAlertId] };

  it('are all listed among the critical ones', () => {
    given(started).when(prepare(), open({ crisisId }, 'AF')).refuses('HANDOVER_INCOMPLETE');
    given(started)
      .when(prepare({ openAlertIds: [alertId, otherAlertId] }), open({ crisisId }, 'AF'))
      .refuses('HANDOVER_INCOMPLETE');
    given(started)
      .when(prepare(bothListed), open({ crisisId }, 'AF'))
      .records({ type: 'HandoverPrepared', data: { ...prepared.data, ...bothListed } });
  });

  it('are those whose crisis it leads, and of alerts without one those whose rule it owns', () => {
    given(started).when(prepare(), open({ ruleId })).refuses('HANDOVER_INCOMPLETE');
    const records = { type: 'HandoverPrepared' as const, data: prepared.data };
    given(started).when(prepare(), open({ crisisId, ruleId })).records(records);
    given(started).when(prepare(), open({})).records(records);
  });

  it('are told beside a wrong range', () =>
    given(started)
      .when(prepare({ toPosition: 1001 }), open({ ruleId }))
      .refuses('HANDOVER_RANGE_WRONG', 'HANDOVER_INCOMPLETE'));

  it('of a compartment that the shift lacks are not asked for', () =>
    given(started)
      .when(prepare(), open({ ruleId, compartments: ['atrocity'] }))
      .records({ type: 'HandoverPrepared', data: prepared.data }));
});

describe('accepting a handover', () => {
  it('ends the shift and names range and giver', () =>
    given(started, prepared)
      .when(accept({ nextShiftId: 'AF.20130304.2' }), by(next))
      .records({ type: 'HandoverAccepted', data: { ...accepted.data, nextShiftId: 'AF.20130304.2' } }));

  it('needs one that is prepared', () => {
    given().when(accept(), by(next)).refuses('NOT_FOUND');
    given(started).when(accept(), by(next)).refuses('WRONG_STATE');
  });

  it('needs somebody who neither stood in the crew nor prepared it, themselves or for another', () => {
    const refused = (context: ReturnType<typeof by>, ...past: readonly (ShiftEvent & { by?: string })[]) =>
      given(...past)
        .when(accept(), context)
        .refuses('HANDOVER_NEEDS_ANOTHER_OFFICER');
    refused(by(officer), started, prepared);
    refused(by(senior), started, prepared);
    refused(by(next, senior), started, prepared);
    refused(by(next), started, { ...prepared, by: next });
    const changed: ShiftEvent = {
      type: 'ShiftCrewChanged',
      data: { ...keys, crew: [memberOf(officer), memberOf(next)], joined: [next], left: [senior] },
    };
    refused(by(senior), started, changed, prepared);
    refused(by(next), started, changed, prepared);
  });

  it('needs every critical alert read, and no other', () => {
    given(started, prepared)
      .when(accept({ readAlertIds: [otherAlertId] }), by(next))
      .refuses('CRITICAL_ALERTS_UNREAD');
    const more = { readAlertIds: [otherAlertId, alertId] };
    given(started, prepared)
      .when(accept(more), by(next))
      .records({ type: 'HandoverAccepted', data: { ...accepted.data, ...more } });
  });

  it('needs the digest that was prepared last', () => {
    const again = { ...prepared, data: { ...prepared.data, contentSha256: '5cf2'.repeat(16) } };
    given(started, prepared, again).when(accept(), by(next)).refuses('HANDOVER_CHANGED');
    const fresh = { contentSha256: '5cf2'.repeat(16) };
    given(started, prepared, again)
      .when(accept(fresh), by(next))
      .records({ type: 'HandoverAccepted', data: { ...accepted.data, ...fresh } });
  });

  it('tells all that is wrong at once', () =>
    given(started, prepared)
      .when(accept({ readAlertIds: [], contentSha256: '0'.repeat(64) }), by(officer))
      .refuses('HANDOVER_NEEDS_ANOTHER_OFFICER', 'CRITICAL_ALERTS_UNREAD', 'HANDOVER_CHANGED'));

  it('is done once, by one person', () => {
    given(started, prepared, accepted).when(accept(), by(next)).recordsNothing();
    given(started, prepared, accepted)
      .when(accept(), by(idOf(4)))
      .refuses('RECORD_CLOSED');
    given(started, prepared, accepted)
      .when(accept({ nextShiftId: 'AF.20130304.2' }), by(next))
      .refuses('RECORD_CLOSED');
  });
});
