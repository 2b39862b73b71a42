import type { TakeDecision } from '../../contracts/decisions/decision';
import { decision } from '../../src/decisions/decision/decider';
import { scenario } from '../scenario';
import {
  act,
  forumId,
  idOf,
  meetingId,
  noAction,
  position,
  ready,
  requested,
  tabled,
  take,
  taken,
  withdrawn,
} from './decision-cases';

const { given } = scenario(decision);
const decide = (more: Partial<TakeDecision> = {}) => ({ type: 'TakeDecision' as const, data: { ...take, ...more } });
const said = [position('STATE', 'concur'), position('DOD', 'concur')];
const dissent = [requested, tabled(act, 'act'), tabled(noAction, 'noAction'), said[0]!, position('DOD', 'nonconcur')];
const recorded = (more: object) => ({ type: 'DecisionTaken' as const, data: { ...taken.data, ...more } });

describe('taking a decision', () => {
  it('keeps the effect of the option and up to where was checked, once', () => {
    given(...ready)
      .when(decide())
      .records(taken);
    given(...ready, taken)
      .when(decide())
      .recordsNothing();
    given(...ready)
      .when(decide({ optionId: noAction }))
      .records(recorded({ optionId: noAction, effect: 'noAction' }));
  });

  it('needs one that is asked for and open', () => {
    given().when(decide()).refuses('NOT_FOUND');
    given(requested, withdrawn).when(decide()).refuses('RECORD_CLOSED');
    given(...ready, taken)
      .when(decide({ rationale: 'Otherwise.' }))
      .refuses('RECORD_CLOSED');
  });

  it('chooses an option that was tabled', () =>
    given(...ready)
      .when(decide({ optionId: idOf(99) }))
      .refuses('OPTION_NOT_TABLED'));

  it.each(['noAction', 'decline', 'defer'] as const)('needs restraint on the table, such as %s', (effect) => {
    given(requested, tabled(act, 'act'), ...said)
      .when(decide())
      .refuses('NO_ACTION_NOT_TABLED');
    given(requested, tabled(act, 'act'), tabled(noAction, effect), ...said)
      .when(decide())
      .records(taken);
  });

  it('cannot rest on what is beyond the head', () =>
    given(...ready)
      .when(decide({ knownAtPosition: 1001 }))
      .refuses('POSITION_AHEAD'));

  it('waits for agencies asked until it is due', () => {
    const past = [requested, tabled(act, 'act'), tabled(noAction, 'noAction'), said[0]!];
    given(...past)
      .when(decide())
      .refuses('POSITIONS_MISSING');
    given(...past)
      .when(decide(), { issued: { at: '2013-03-05T11:59:59.999999Z' } })
      .refuses('POSITIONS_MISSING');
    given(...past)
      .when(decide(), { issued: { at: '2013-03-05T12:00:00.000000Z' } })
      .records(taken);
  });

  it('over a dissent needs an override that names it, and tells it', () => {
    given(...dissent)
      .when(decide())
      .refuses('NONCONCURRENCE_STANDS');
    const other = { override: { agencies: ['STATE'], reason: 'Urgent.' } };
    given(...dissent)
      .when(decide(other))
      .refuses('NONCONCURRENCE_STANDS');
    const override = { override: { agencies: ['DOD'], reason: 'No force is asked for.' } };
    given(...dissent)
      .when(decide(override))
      .records(recorded({ ...override, dissenting: ['DOD'] }));
    given(...dissent, position('DOD', 'concur'))
      .when(decide())
      .records(taken);
  });

  it('at a meeting needs its quorum, in the forum of the decision', () => {
    const named = decide({ meetingId });
    expect(decision.decide.TakeDecision.facts!(named.data)).toEqual({
      shown: { boards: [], at: 900 },
      meeting: { fold: 'quorateMeetings', key: meetingId },
    });
    given(...ready)
      .when(named)
      .refuses('QUORUM_NOT_MET');
    given(...ready)
      .when(named, { facts: { meeting: { forums: [idOf(50)] } } })
      .refuses('QUORUM_NOT_MET');
    given(...ready)
      .when(named, { facts: { meeting: { forums: [forumId] } } })
      .records(recorded({ meetingId, quorumMet: true }));
  });

  it('reverses only a decision that holds', () => {
    const named = decide({ reverses: idOf(60) });
    expect(decision.decide.TakeDecision.facts!(named.data)).toMatchObject({
      reversed: { fold: 'decisionStandings', key: idOf(60) },
    });
    const facts = (takenBefore: boolean, reversed: boolean) => ({
      facts: { reversed: { taken: takenBefore, reversed } },
    });
    given(...ready)
      .when(named)
      .refuses('DECISION_NOT_TAKEN');
    given(...ready)
      .when(named, facts(false, false))
      .refuses('DECISION_NOT_TAKEN');
    given(...ready)
      .when(named, facts(true, true))
      .refuses('DECISION_NOT_TAKEN');
    given(...ready)
      .when(named, facts(true, false))
      .records(recorded({ reverses: idOf(60) }));
  });

  it('keeps the state of the boards named, which must be there', () => {
    const boards = ['crises', 'alerts'];
    const shown = boards.map((topic, index) => ({ topic, stateHash: String(index).repeat(64) }));
    given(...ready)
      .when(decide({ boards }), { facts: { shown } })
      .records(recorded({ boards, boardHashes: shown }));
    given(...ready)
      .when(decide({ boards: [...boards, 'else'] }), { facts: { shown } })
      .refuses('INVALID_FIELDS');
  });
});
