import type {
  AssessActor,
  CommissionAtrocityAssessment,
  DraftAtrocityScenario,
  PublishAtrocityAssessment,
  RecommendOption,
  RecordAtrocityFactor,
} from '../../contracts/assessment/atrocity-assessment';
import { atrocityFactorKinds } from '../../contracts/assessment/atrocity-framework';
import type { AtrocityAssessmentCommand, AtrocityAssessmentEvent } from '../../contracts/assessment/atrocity-registry';
import { atrocityAssessment } from '../../src/assessment/atrocity/decider';
import { scenario } from '../scenario';
import { sealed } from '../watch/signal-cases';
import { assessmentId, idOf, source } from './cases';

const { given } = scenario(atrocityAssessment);
type Recorded = AtrocityAssessmentEvent;
type Sent = Pick<AtrocityAssessmentCommand, 'type' | 'data'>;

const commission: CommissionAtrocityAssessment = {
  assessmentId,
  title: 'Kenya: risk of attacks on civilians',
  countries: ['KEN'],
  scope: 'Coast, to the second round.',
  definition: 'massAtrocity',
  lead: 'user-al1',
  agencies: ['STATE', 'USAID'],
  dueAt: '2013-03-15',
};
const actor: AssessActor = {
  assessmentId,
  actorId: idOf(1),
  label: sealed('a', idOf(1)),
  role: 'potentialPerpetrator',
  motive: 'Keeps the land it took.',
  means: 'Armed youths in four wards.',
  opportunity: 'Police leave on election night.',
  linkedActorIds: [],
  confidence: 'moderate',
  evidence: [source],
};
const factor = (tail: number, kind: RecordAtrocityFactor['kind']): RecordAtrocityFactor => ({
  assessmentId,
  itemId: idOf(tail),
  kind,
  statement: 'As observers tell it.',
  confidence: 'low',
  evidence: [source],
});
const draft: DraftAtrocityScenario = {
  assessmentId,
  scenarioId: idOf(20),
  narrative: 'Wards are attacked one after the other.',
  likelihood: 'unlikely',
  severity: 4,
  developments: [
    {
      developmentId: idOf(21),
      text: 'A first ward is attacked',
      condition: { kind: 'warning', severityAtLeast: 3, countries: ['KEN'] },
      ruleSeverity: 3,
    },
  ],
};
const option: RecommendOption = {
  assessmentId,
  optionId: idOf(30),
  tool: 'diplomatic',
  aimedAt: 'County leaders',
  text: 'Visit the wards together.',
  risks: 'Seen as taking sides.',
  forProtection: ['minority'],
};
const publication: PublishAtrocityAssessment = {
  assessmentId,
  riskLevel: 'moderate',
  confidence: 'moderate',
  document: { sha256: 'ab'.repeat(32), mediaType: 'application/pdf', name: 'a.pdf', bytes: 1 },
  concurring: ['STATE'],
  dissents: [{ agency: 'USAID', text: 'Low.' }],
  forumId: idOf(40),
};

const event = <T extends Recorded['type']>(type: T, data: object): Recorded =>
  ({ type, data: { ...data, countries: ['KEN'] } }) as Recorded;
const commissioned = event('AtrocityAssessmentCommissioned', commission);
const assessed = event('ActorAssessed', actor);
const factors = atrocityFactorKinds.map((kind, index) => event('AtrocityFactorRecorded', factor(index + 2, kind)));
const ready = [commissioned, assessed, ...factors];
const published = (data: PublishAtrocityAssessment, version: number, more: object = {}) =>
  event('AtrocityAssessmentPublished', { ...data, version, ...more });

describe('commissioning an atrocity assessment', () => {
  const command = { type: 'CommissionAtrocityAssessment' as const, data: commission };
  it('is done once, for agencies that the installation lists', () => {
    given().when(command).records(commissioned);
    given(commissioned).when(command).recordsNothing();
    given(commissioned)
      .when({ ...command, data: { ...commission, title: 'Other' } })
      .refuses('ALREADY_EXISTS');
    given()
      .when({ ...command, data: { ...commission, agencies: ['STATE', 'CIRCUS'] } })
      .refuses('INVALID_FIELDS');
  });
  it('stands in its compartment', () => expect(atrocityAssessment.compartment).toBe('atrocity'));
});

const items: readonly (readonly [string, Sent, Recorded, Sent])[] = [
  [
    'an actor',
    { type: 'AssessActor', data: actor },
    assessed,
    { type: 'AssessActor', data: { ...actor, label: sealed('b') } },
  ],
  [
    'a factor',
    { type: 'RecordAtrocityFactor', data: factor(2, 'targetedGroup') },
    event('AtrocityFactorRecorded', factor(2, 'targetedGroup')),
    { type: 'RecordAtrocityFactor', data: factor(2, 'trigger') },
  ],
  [
    'a scenario',
    { type: 'DraftAtrocityScenario', data: draft },
    event('AtrocityScenarioDrafted', draft),
    { type: 'DraftAtrocityScenario', data: { ...draft, likelihood: 'even' } },
  ],
  [
    'an option',
    { type: 'RecommendOption', data: option },
    event('OptionRecommended', option),
    { type: 'RecommendOption', data: { ...option, tool: 'financial' } },
  ],
];

describe.each(items)('%s', (_, first, recorded, other) => {
  const anew = { type: recorded.type, data: { ...other.data, countries: ['KEN'] } } as Recorded;
  it('is recorded, again with other content, and not with the same', () => {
    given(commissioned).when(first).records(recorded);
    given(commissioned, recorded).when(other).records(anew);
    given(commissioned, recorded).when(first).recordsNothing();
    given().when(first).refuses('NOT_FOUND');
  });
  it('may follow a publication', () =>
    given(...ready, published(publication, 1))
      .when(other)
      .records(anew));
});

describe('ids within an atrocity assessment', () => {
  it('are each one item’s', () => {
    given(commissioned, assessed)
      .when({ type: 'RecordAtrocityFactor', data: factor(1, 'trigger') })
      .refuses('ALREADY_EXISTS');
    given(commissioned, assessed)
      .when({ type: 'DraftAtrocityScenario', data: { ...draft, scenarioId: idOf(1) } })
      .refuses('ALREADY_EXISTS');
    given(commissioned, assessed)
      .when({ type: 'RecommendOption', data: { ...option, optionId: idOf(1) } })
      .refuses('ALREADY_EXISTS');
    given(...ready)
      .when({ type: 'AssessActor', data: { ...actor, actorId: idOf(2) } })
      .refuses('ALREADY_EXISTS');
  });
  it('of linked actors are those of others that are there', () => {
    const linked = { ...actor, actorId: idOf(50), linkedActorIds: [idOf(1)] };
    given(commissioned).when({ type: 'AssessActor', data: linked }).refuses('ITEM_UNKNOWN');
    given(commissioned, assessed).when({ type: 'AssessActor', data: linked }).records(event('ActorAssessed', linked));
    given(commissioned, assessed)
      .when({ type: 'AssessActor', data: { ...actor, linkedActorIds: [idOf(1)] } })
      .refuses('ITEM_UNKNOWN');
  });
  it('of developments stand once in a scenario', () =>
    given(commissioned)
      .when({
        type: 'DraftAtrocityScenario',
        data: { ...draft, developments: [...draft.developments, ...draft.developments] },
      })
      .refuses('INVALID_FIELDS'));
});

describe('publishing an atrocity assessment', () => {
  const publish = (more: Partial<PublishAtrocityAssessment> = {}) => ({
    type: 'PublishAtrocityAssessment' as const,
    data: { ...publication, ...more },
  });

  it('tells its version and the level of risk before', () => {
    const high = { ...publication, riskLevel: 'high' as const };
    given(...ready)
      .when(publish())
      .records(published(publication, 1));
    given(...ready, published(publication, 1), event('OptionRecommended', option))
      .when(publish({ riskLevel: 'high' }))
      .records(published(high, 2, { previousRiskLevel: 'moderate' }));
  });

  it('is repeated only once something has changed', () => {
    given(...ready, published(publication, 1))
      .when(publish())
      .recordsNothing();
    given(...ready, published(publication, 1), event('OptionRecommended', option))
      .when(publish())
      .records(published(publication, 2, { previousRiskLevel: 'moderate' }));
  });

  it('waits until work has begun, every agency was heard and every question answered', () => {
    given().when(publish()).refuses('NOT_FOUND');
    given(commissioned).when(publish()).refuses('WRONG_STATE');
    given(...ready)
      .when(publish({ dissents: [] }))
      .refuses('AGENCIES_SILENT');
    given(...ready)
      .when(publish({ concurring: [] }))
      .refuses('AGENCIES_SILENT');
    for (let missing = 1; missing < ready.length; missing++)
      given(...ready.filter((_, index) => index !== missing))
        .when(publish())
        .refuses('FRAMEWORK_QUESTION_UNANSWERED');
  });
});
