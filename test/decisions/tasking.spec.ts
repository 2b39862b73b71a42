import type { UpdateTasking } from '../../contracts/decisions/decision';
import { decision } from '../../src/decisions/decision/decider';
import { scenario } from '../scenario';
import {
  decisionId,
  idOf,
  issuedTasking,
  moved,
  ready,
  requested,
  speaksFor,
  taken,
  tasking,
  taskingId,
  withdrawn,
} from './decision-cases';

const { given } = scenario(decision);
const standing = [...ready, taken] as const;
const issue = (more: object = {}) => ({ type: 'IssueTasking' as const, data: { ...tasking, ...more } });

describe('a tasking', () => {
  it('is issued once, from a decision that is taken', () => {
    given(...standing)
      .when(issue())
      .records(issuedTasking);
    given(...standing, issuedTasking)
      .when(issue())
      .recordsNothing();
    given(...standing, issuedTasking)
      .when(issue({ agency: 'DOD' }))
      .refuses('ALREADY_EXISTS');
    given().when(issue()).refuses('NOT_FOUND');
    given(requested).when(issue()).refuses('WRONG_STATE');
    given(requested, withdrawn).when(issue()).refuses('RECORD_CLOSED');
  });
});

const evidence = [{ kind: 'url', ref: 'https://watchfloor.example/cable' }];
const update = (status: UpdateTasking['status'], more: object = {}) => ({
  type: 'UpdateTasking' as const,
  data: { decisionId, taskingId, status, note: 'told', evidence, ...more },
});
const late = { issued: { at: '2013-03-06T12:00:00.000000Z' } };
const ways = {
  issued: [],
  acknowledged: [moved('acknowledged', 'issued')],
  overdue: [moved('overdue', 'issued')],
  completed: [moved('acknowledged', 'issued'), moved('completed', 'acknowledged')],
  declined: [moved('acknowledged', 'issued'), moved('declined', 'acknowledged')],
} as const;
type Status = keyof typeof ways;
const legal: Readonly<Record<Status, readonly string[]>> = {
  issued: ['acknowledged', 'overdue'],
  acknowledged: ['completed', 'declined', 'overdue'],
  overdue: ['completed', 'declined'],
  completed: [],
  declined: [],
};
const targets = ['acknowledged', 'completed', 'declined', 'overdue'] as const;
const pairs = (Object.keys(ways) as Status[]).flatMap((from) => targets.map((to) => [from, to] as const));

describe('the status of a tasking', () => {
  it.each(pairs)('%s → %s', (from, to) => {
    const there = given(...standing, issuedTasking, ...ways[from]).when(update(to), late);
    if (from === to) there.recordsNothing();
    else if (legal[from].includes(to)) there.records(moved(to, from));
    else there.refuses(legal[from].length === 0 ? 'RECORD_CLOSED' : 'WRONG_STATE');
  });

  it('is overdue only once its time has passed', () =>
    given(...standing, issuedTasking)
      .when(update('overdue'), { issued: { at: '2013-03-06T11:59:59.999999Z' } })
      .refuses('WRONG_STATE'));

  it('is completed with evidence; declining needs none', () => {
    const there = given(...standing, issuedTasking, ...ways.acknowledged);
    there.when(update('completed', { evidence: [] })).refuses('EVIDENCE_REQUIRED');
    const declined = moved('declined', 'acknowledged');
    there.when(update('declined', { evidence: [] })).records({ ...declined, data: { ...declined.data, evidence: [] } });
  });

  it('is told by the agency that was tasked, or by those who keep the papers', () => {
    const there = given(...standing, issuedTasking);
    there.when(update('acknowledged'), speaksFor('DOD')).refuses('OUTSIDE_SCOPE');
    there.when(update('acknowledged'), speaksFor('STATE')).records(moved('acknowledged', 'issued'));
    there
      .when(update('acknowledged'), { issued: { actor: { id: 'user-fs', role: 'forum-secretary', org: 'DOD' } } })
      .records(moved('acknowledged', 'issued'));
  });

  it('needs a tasking of this decision', () => {
    given(...standing, issuedTasking)
      .when(update('acknowledged', { taskingId: idOf(77) }))
      .refuses('ITEM_UNKNOWN');
    given(requested).when(update('acknowledged')).refuses('WRONG_STATE');
  });
});
