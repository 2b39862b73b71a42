import type {
  IdentifyDriver,
  ProposeEntryPoint,
  RecordJudgement,
} from '../../contracts/assessment/conflict-assessment';
import { conflictAssessment } from '../../src/assessment/conflict/decider';
import { namesMoney } from '../../src/assessment/conflict/names-money';
import { scenario } from '../scenario';
import { idOf } from './cases';
import {
  commission,
  commissioned,
  diagnosis,
  driver,
  entryPoint,
  identified,
  judged,
  judgement,
  keys,
  publication,
  published,
  ready,
} from './conflict-cases';

const { given } = scenario(conflictAssessment);
const record = (data: RecordJudgement) => ({ type: 'RecordJudgement' as const, data });
const identify = (data: IdentifyDriver) => ({ type: 'IdentifyDriver' as const, data });
const propose = (more: Partial<ProposeEntryPoint> = {}) => ({
  type: 'ProposeEntryPoint' as const,
  data: { ...entryPoint, ...more },
});
const proposed = { type: 'EntryPointProposed' as const, data: { ...entryPoint, ...keys } };

describe('commissioning a conflict assessment', () => {
  const command = { type: 'CommissionConflictAssessment' as const, data: commission };
  it('is done once', () => {
    given().when(command).records(commissioned);
    given(commissioned).when(command).recordsNothing();
    given(commissioned)
      .when({ ...command, data: { ...commission, title: 'Other' } })
      .refuses('ALREADY_EXISTS');
  });
  it('names agencies that the installation lists', () =>
    given()
      .when({ ...command, data: { ...commission, agencies: ['STATE', 'CIRCUS'] } })
      .refuses('INVALID_FIELDS'));
  it('gives all later events its keys', () => {
    const about = { ...commission, crisisId: idOf(900), engagementId: idOf(901) };
    given({ type: 'ConflictAssessmentCommissioned', data: about })
      .when(record(judgement(1, 'context')))
      .records({
        type: 'JudgementRecorded',
        data: { ...judgement(1, 'context'), ...keys, crisisId: idOf(900), engagementId: idOf(901) },
      });
  });
});

describe('a judgement', () => {
  const context = judgement(1, 'context');

  it('is recorded, again with other content, and not with the same', () => {
    const other = { ...context, confidence: 'high' as const };
    given(commissioned).when(record(context)).records(judged(context));
    given(commissioned, judged(context)).when(record(other)).records(judged(other));
    given(commissioned, judged(context)).when(record(context)).recordsNothing();
  });

  it('needs an assessment and a source', () => {
    given().when(record(context)).refuses('NOT_FOUND');
    given(commissioned)
      .when(record({ ...context, evidence: [] }))
      .refuses('SOURCE_REQUIRED');
  });

  it.each(['currentActivity', 'gap', 'challenge'] as const)('of kind %s waits for the diagnosis', (kind) => {
    const second = judgement(9, kind);
    for (let missing = 1; missing < diagnosis.length; missing++)
      given(...diagnosis.filter((_, index) => index !== missing))
        .when(record(second))
        .refuses('TASK_ONE_INCOMPLETE');
    given(...diagnosis)
      .when(record(second))
      .records(judged(second));
  });

  it.each(['grievance', 'resilience', 'actor', 'stakeholder', 'mitigator', 'window'] as const)(
    'of kind %s belongs to the diagnosis',
    (kind) =>
      given(commissioned)
        .when(record(judgement(9, kind)))
        .records(judged(judgement(9, kind))),
  );

  it('names drivers that are there, and keeps its id for itself', () => {
    const linked = judgement(9, 'mitigator', { driverIds: [idOf(4)] });
    given(commissioned).when(record(linked)).refuses('ITEM_UNKNOWN');
    given(...diagnosis)
      .when(record(linked))
      .records(judged(linked));
    given(...diagnosis)
      .when(record(judgement(4, 'mitigator')))
      .refuses('ALREADY_EXISTS');
  });

  it('may follow a publication', () =>
    given(...ready, published(publication, 1))
      .when(record(judgement(9, 'gap')))
      .records(judged(judgement(9, 'gap'))));
});

describe('a driver', () => {
  it('is identified, again with other content, and not with the same', () => {
    const falling = driver(4, 1, { trend: 'falling' });
    given(commissioned)
      .when(identify(driver(4, 1)))
      .records(identified(driver(4, 1)));
    given(...diagnosis)
      .when(identify(falling))
      .records(identified(falling));
    given(...diagnosis)
      .when(identify(driver(4, 1)))
      .recordsNothing();
  });

  it('has a rank of its own, which is free once its holder leaves it', () => {
    given(...diagnosis)
      .when(identify(driver(8, 1)))
      .refuses('RANK_TAKEN');
    given(...diagnosis)
      .when(identify(driver(8, 2)))
      .records(identified(driver(8, 2)));
    given(...diagnosis, identified(driver(4, 3)))
      .when(identify(driver(8, 1)))
      .records(identified(driver(8, 1)));
  });

  it('names grievances and actors that are there, and keeps its id for itself', () => {
    const rooted = driver(8, 2, { grievanceIds: [idOf(2)], actorIds: [idOf(20)] });
    given(...diagnosis)
      .when(identify(rooted))
      .refuses('ITEM_UNKNOWN');
    given(...diagnosis, judged(judgement(20, 'actor')))
      .when(identify(rooted))
      .records(identified(rooted));
    given(...diagnosis)
      .when(identify(driver(2, 2)))
      .refuses('ALREADY_EXISTS');
    given()
      .when(identify(driver(4, 1)))
      .refuses('NOT_FOUND');
  });
});

describe('an entry point', () => {
  it('is proposed once the diagnosis is complete', () => {
    given(...diagnosis)
      .when(propose())
      .records(proposed);
    given(...diagnosis, proposed)
      .when(propose())
      .recordsNothing();
    given(...diagnosis.filter((_, index) => index !== 3))
      .when(propose())
      .refuses('TASK_ONE_INCOMPLETE');
    given().when(propose()).refuses('NOT_FOUND');
  });

  it('belongs to a driver that is there, and keeps its id for itself', () => {
    given(...diagnosis)
      .when(propose({ driverId: idOf(99) }))
      .refuses('ITEM_UNKNOWN');
    given(...diagnosis)
      .when(propose({ entryPointId: idOf(3) }))
      .refuses('ALREADY_EXISTS');
  });

  it('names no money', () => {
    given(...diagnosis)
      .when(propose({ rationale: 'It takes $2 million.' }))
      .refuses('ENTRY_POINT_NAMES_BUDGET');
    given(...diagnosis)
      .when(propose({ statement: 'Boards for USD 40,000.' }))
      .refuses('ENTRY_POINT_NAMES_BUDGET');
  });
});

it.each([
  '$5',
  'US$ 2 million',
  '€ 300',
  '300 €',
  'USD 12',
  '12.5 million USD',
  '500 dollars',
  '40,000 shillings',
  'KES 9',
])('%s is money', (text) => expect(namesMoney(`about ${text} a year`)).toBe(true));
it.each(['3 counties', 'the top 3', 'within 12 months', 'the dollar is weak', 'all 5 wards', '2013', 'a poll of 400'])(
  '%s is none',
  (text) => expect(namesMoney(`about ${text} a year`)).toBe(false),
);
