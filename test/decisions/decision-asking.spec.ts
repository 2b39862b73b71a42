import type { RequestDecision, TableOption } from '../../contracts/decisions/decision';
import { decision } from '../../src/decisions/decision/decider';
import { scenario } from '../scenario';
import {
  act,
  decisionId,
  idOf,
  option,
  position,
  ready,
  request,
  requested,
  speaksFor,
  tabled,
  taken,
  withdrawn,
} from './decision-cases';

const { given } = scenario(decision);
const ask = (more: Partial<RequestDecision> = {}) => ({
  type: 'RequestDecision' as const,
  data: { ...request, ...more },
});

describe('asking for a decision', () => {
  it('is recorded once', () => {
    given().when(ask()).records(requested);
    given(requested).when(ask()).recordsNothing();
    given(requested)
      .when(ask({ question: 'Shall they stay?' }))
      .refuses('ALREADY_EXISTS');
  });

  it('is withdrawn with the same keys, and once', () => {
    given(requested)
      .when(ask({ withdrawn: true }))
      .records(withdrawn);
    given(requested)
      .when(ask({ withdrawn: true, question: 'No longer asked' }))
      .records({ type: 'DecisionWithdrawn', data: { ...withdrawn.data, question: 'No longer asked' } });
    given(requested, withdrawn)
      .when(ask({ withdrawn: true }))
      .recordsNothing();
    given(requested)
      .when(ask({ withdrawn: true, countries: ['UGA'] }))
      .refuses('ALREADY_EXISTS');
  });

  it('cannot be withdrawn before it is asked or after it is taken', () => {
    given()
      .when(ask({ withdrawn: true }))
      .refuses('NOT_FOUND');
    given(...ready, taken)
      .when(ask({ withdrawn: true }))
      .refuses('RECORD_CLOSED');
  });
});

describe('an option', () => {
  const table = (more: Partial<TableOption> = {}) => ({
    type: 'TableOption' as const,
    data: { ...option(act, 'act'), ...more },
  });

  it('is tabled, and put anew with other content', () => {
    given(requested).when(table()).records(tabled(act, 'act'));
    given(requested, tabled(act, 'act')).when(table()).recordsNothing();
    const dearer = { cost: { minor: 100, currency: 'USD' } };
    const anew = tabled(act, 'act');
    given(requested, anew)
      .when(table(dearer))
      .records({ ...anew, data: { ...anew.data, ...dearer } });
  });

  it('needs a decision that is open', () => {
    given().when(table()).refuses('NOT_FOUND');
    given(requested, withdrawn).when(table()).refuses('RECORD_CLOSED');
    given(...ready, taken)
      .when(table({ title: 'Another' }))
      .refuses('RECORD_CLOSED');
  });
});

describe('a position', () => {
  const say = (agency: string, stance: 'concur' | 'nonconcur', more: object = {}) => ({
    type: 'RecordPosition' as const,
    data: { decisionId, agency, stance, text: 'As we said.', ...more },
  });

  it('is recorded, and anew with what it was before', () => {
    given(requested).when(say('DOD', 'nonconcur'), speaksFor('DOD')).records(position('DOD', 'nonconcur'));
    given(requested, position('DOD', 'nonconcur')).when(say('DOD', 'nonconcur'), speaksFor('DOD')).recordsNothing();
    given(requested, position('DOD', 'nonconcur'))
      .when(say('DOD', 'concur'), speaksFor('DOD'))
      .records(position('DOD', 'concur', { previous: 'nonconcur' }));
  });

  it('is that of an agency asked, told by itself', () => {
    given(requested).when(say('USAID', 'concur'), speaksFor('USAID')).refuses('AGENCY_NOT_ASKED');
    given(requested).when(say('DOD', 'concur'), speaksFor('STATE')).refuses('OUTSIDE_SCOPE');
  });

  it('may name an option that is tabled', () => {
    const named = { optionId: act };
    given(requested)
      .when(say('DOD', 'concur', named), speaksFor('DOD'))
      .refuses('ITEM_UNKNOWN');
    given(requested, tabled(act, 'act'))
      .when(say('DOD', 'concur', named), speaksFor('DOD'))
      .records(position('DOD', 'concur', named));
  });

  it('needs a decision that is open', () => {
    given().when(say('DOD', 'concur'), speaksFor('DOD')).refuses('NOT_FOUND');
    given(requested, withdrawn).when(say('DOD', 'concur'), speaksFor('DOD')).refuses('RECORD_CLOSED');
    given(...ready, taken)
      .when(say('DOD', 'concur', { text: idOf(9) }), speaksFor('DOD'))
      .refuses('RECORD_CLOSED');
  });
});
