import type {
  ChangeInteragencyManagement,
  InteragencyManagementEvent,
} from '../../contracts/decisions/interagency-management';
import { interagencyManagement } from '../../src/decisions/interagency-management';
import { scenario } from '../scenario';
import { crisisId, decisionId } from './decision-cases';

const { given } = scenario(interagencyManagement);
const crsg = (...coChairs: string[]) => ({ kind: 'crsg' as const, host: 'Department of State', coChairs });
const wish: ChangeInteragencyManagement = {
  crisisId,
  countries: ['SSD'],
  to: 'active',
  structures: [crsg('STATE', 'NSC', 'USAID')],
  decisionId,
  reason: 'Many agencies are on the ground.',
};
const change = (more: Partial<ChangeInteragencyManagement> = {}) => ({
  type: 'ChangeInteragencyManagement' as const,
  data: { ...wish, ...more },
});
const changed = (from: string, more: Partial<ChangeInteragencyManagement> = {}): InteragencyManagementEvent => ({
  type: 'InteragencyManagementChanged',
  data: { ...wish, ...more, from },
});
const down = { to: 'inactive' as const, structures: [] };

describe('interagency management', () => {
  it('is stood up, and not twice', () => {
    given().when(change()).records(changed('inactive'));
    given(changed('inactive'))
      .when(change({ reason: 'Again.' }))
      .recordsNothing();
  });

  it('changes its structures while it is active', () => {
    const more = { structures: [...wish.structures, { kind: 'advanceCivilianTeam' as const, coChairs: [] }] };
    given(changed('inactive')).when(change(more)).records(changed('active', more));
  });

  it('is stood down once, and up again', () => {
    given(changed('inactive')).when(change(down)).records(changed('active', down));
    given(changed('inactive'), changed('active', down)).when(change(down)).recordsNothing();
    given(changed('inactive'), changed('active', down)).when(change()).records(changed('inactive'));
    given().when(change(down)).refuses('WRONG_STATE');
  });

  it('has a country group of three co-chairs, each counted once', () => {
    given()
      .when(change({ structures: [crsg('STATE', 'NSC')] }))
      .refuses('CO_CHAIRS_INCOMPLETE');
    given()
      .when(change({ structures: [crsg('STATE', 'NSC', 'NSC')] }))
      .refuses('CO_CHAIRS_INCOMPLETE');
    const cell = { structures: [{ kind: 'integrationPlanningCell' as const, coChairs: ['STATE'] }] };
    given().when(change(cell)).records(changed('inactive', cell));
  });
});
