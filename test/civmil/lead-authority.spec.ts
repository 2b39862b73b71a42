import type {
  CommitSupport,
  IssueDeconflictionNotice,
  SetTransitionCriterion,
  TransferLead,
} from '../../contracts/civmil/lead-authority';
import type { LeadAuthorityEvent } from '../../contracts/civmil/lead-authority-registry';
import { leadAuthority } from '../../src/civmil/lead-authority';
import { scenario } from '../scenario';

const { given } = scenario(leadAuthority);
const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
const keys = { areaId: 'RCEast', function: 'governance', country: 'AFG' };
const [criterionId, otherId, crisisId] = [idOf(1), idOf(2), idOf(3)];

const wording = { ...keys, criterionId, measure: 'Districts with a governor', threshold: '10 of 14', mandatory: true };
const evidence = [{ kind: 'url', ref: 'https://example.org/districts' }];
const met = { met: true, value: '11 of 14', evidence, assessedBy: 'STATE' };
const set = (more: Partial<SetTransitionCriterion> = {}) => ({
  type: 'SetTransitionCriterion' as const,
  data: { ...wording, ...more },
});
const wasSet = (more: object = {}): LeadAuthorityEvent => ({
  type: 'TransitionCriterionSet',
  data: { ...wording, ...more },
});
const assessed = (assessment = met): LeadAuthorityEvent => ({
  type: 'TransitionCriterionAssessed',
  data: { ...keys, criterionId, assessment },
});

describe('a criterion of a transition', () => {
  it('is set, and assessed with it', () => {
    given().when(set()).records(wasSet());
    given()
      .when(set({ assessment: met }))
      .records(wasSet(), assessed());
    given(wasSet())
      .when(set({ assessment: met }))
      .records(assessed());
  });
  it('that says nothing new records nothing', () => {
    given(wasSet()).when(set()).recordsNothing();
    given(wasSet(), assessed())
      .when(set({ assessment: met }))
      .recordsNothing();
    given(wasSet(), assessed()).when(set()).recordsNothing();
    given(wasSet({ crisisId })).when(set()).recordsNothing();
  });
  it('is assessed again, or worded anew', () => {
    const lower = { ...met, met: false, value: '9 of 14' };
    given(wasSet(), assessed())
      .when(set({ assessment: lower }))
      .records(assessed(lower));
    given(wasSet(), assessed())
      .when(set({ threshold: '12 of 14' }))
      .records(wasSet({ threshold: '12 of 14' }));
  });
});

const transfer: TransferLead = {
  ...keys,
  to: { kind: 'civilian', org: 'Embassy Kabul' },
  at: '2013-03-01T00:00:00Z',
  decisionId: idOf(9),
  waivedCriterionIds: [],
  exitStrategy: 'to the province when it is ready',
};
const passing = (more: Partial<TransferLead> = {}) => ({
  type: 'TransferLead' as const,
  data: { ...transfer, ...more },
});
const first: LeadAuthorityEvent = {
  type: 'LeadTransferred',
  data: { ...transfer, to: { kind: 'military', org: 'Task Force East' }, at: '2013-02-01T12:00:00Z' },
};
const from = { kind: 'military', org: 'Task Force East' };

describe('the lead', () => {
  it('is assigned first without criteria, at the time that the command names', () => {
    given(wasSet()).when(passing()).records({ type: 'LeadTransferred', data: transfer });
    const state = leadAuthority.initial;
    const [event] = leadAuthority.decide.TransferLead.record(transfer, state, {} as never, {} as never);
    expect(event!.effectiveAt).toBe(transfer.at);
  });
  it('passes from one to the next, with the whole days that the first led', () =>
    given(first)
      .when(passing())
      .records({ type: 'LeadTransferred', data: { ...transfer, from, daysLed: 27 } }));
  it('passes later than it last passed, and not ahead of time', () => {
    given(first)
      .when(passing({ at: '2013-02-01T12:00:00Z' }))
      .refuses('TRANSFER_OUT_OF_ORDER');
    given(first)
      .when(passing({ at: '2013-02-01T11:59:59Z' }))
      .refuses('TRANSFER_OUT_OF_ORDER');
    given(first)
      .when(passing({ at: '2013-03-04T05:15:01Z' }))
      .refuses('EFFECTIVE_IN_FUTURE');
    given(first)
      .when(passing({ at: '2013-03-04T05:15:00Z' }))
      .records({ type: 'LeadTransferred', data: { ...transfer, at: '2013-03-04T05:15:00Z', from, daysLed: 30 } });
  });
  it('passes once its mandatory criteria are met or waived', () => {
    const passed = (more: object = {}) => ({
      type: 'LeadTransferred' as const,
      data: { ...transfer, from, daysLed: 27, ...more },
    });
    given(first, wasSet()).when(passing()).refuses('TRANSITION_CRITERIA_OPEN');
    given(first, wasSet(), assessed({ ...met, met: false }))
      .when(passing())
      .refuses('TRANSITION_CRITERIA_OPEN');
    given(first, wasSet(), assessed(), wasSet({ threshold: '12 of 14' }))
      .when(passing())
      .refuses('TRANSITION_CRITERIA_OPEN');
    given(first, wasSet(), assessed()).when(passing()).records(passed());
    given(first, wasSet({ mandatory: false }))
      .when(passing())
      .records(passed());
    const waivedCriterionIds = [criterionId];
    given(first, wasSet()).when(passing({ waivedCriterionIds })).records(passed({ waivedCriterionIds }));
    given(first, wasSet())
      .when(passing({ waivedCriterionIds: [otherId] }))
      .refuses('ITEM_UNKNOWN');
  });
  it('that has passed already records nothing', () =>
    given(first, { type: 'LeadTransferred', data: { ...transfer, from, daysLed: 27 } })
      .when(passing())
      .recordsNothing());
});

describe('support and notices', () => {
  const support: CommitSupport = {
    ...keys,
    supportId: idOf(20),
    provider: 'Task Force East',
    receiver: 'Embassy Kabul',
    kind: 'lift',
    extent: 'two flights a week',
    period: { from: '2013-03-01' },
    status: 'offered',
  };
  const notice: IssueDeconflictionNotice = {
    ...keys,
    noticeId: idOf(30),
    sites: [{ country: 'AFG', precision: 'country' }],
    notifiedOrgs: [],
    rules: 'No vehicles within 500 m.',
    covers: { from: '2013-03-01T00:00:00Z', to: '2013-04-01T00:00:00Z' },
    lifted: false,
  };
  it('are recorded again with other content only', () => {
    const commit = (data: CommitSupport) => ({ type: 'CommitSupport' as const, data });
    const issue = (data: IssueDeconflictionNotice) => ({ type: 'IssueDeconflictionNotice' as const, data });
    const committed: LeadAuthorityEvent = { type: 'SupportCommitted', data: support };
    const issued: LeadAuthorityEvent = { type: 'DeconflictionNoticeIssued', data: notice };
    given().when(commit(support)).records(committed);
    given(committed).when(commit(support)).recordsNothing();
    const agreed = { ...support, status: 'agreed' as const };
    given(committed).when(commit(agreed)).records({ type: 'SupportCommitted', data: agreed });
    given().when(issue(notice)).records(issued);
    given(issued).when(issue(notice)).recordsNothing();
    const lifted = { ...notice, lifted: true };
    given(issued).when(issue(lifted)).records({ type: 'DeconflictionNoticeIssued', data: lifted });
  });
});
