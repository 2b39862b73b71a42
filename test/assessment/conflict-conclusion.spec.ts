import type { PublishConflictAssessment, RecordAgencyPosition } from '../../contracts/assessment/conflict-assessment';
import { conflictAssessment } from '../../src/assessment/conflict/decider';
import { scenario } from '../scenario';
import { idOf } from './cases';
import {
  commissioned,
  diagnosis,
  judged,
  judgement,
  position,
  positioned,
  publication,
  published,
  ready,
} from './conflict-cases';

const { given } = scenario(conflictAssessment);

describe('the position of an agency', () => {
  const say = (data: RecordAgencyPosition) => ({ type: 'RecordAgencyPosition' as const, data });
  const speaker = (org: string) => ({ issued: { actor: { id: 'user-ar1', role: 'agency-representative', org } } });

  it('is recorded and may change; it tells what it was before', () => {
    const dissent = position('USAID', 'dissent');
    given(commissioned)
      .when(say(position('STATE')))
      .records(positioned(position('STATE')));
    given(commissioned, positioned(position('USAID')))
      .when(say(dissent), speaker('USAID'))
      .records(positioned(dissent, { previous: 'concur' }));
    given(commissioned, positioned(dissent)).when(say(dissent), speaker('USAID')).recordsNothing();
  });

  it('tells of nothing before where there was nothing', () => {
    const { record } = conflictAssessment.decide.RecordAgencyPosition;
    const [event] = record(position('STATE'), conflictAssessment.initial, {} as never, {} as never);
    expect(event!.data).not.toHaveProperty('previous');
  });

  it('is that of the own agency, and of one that takes part', () => {
    given(commissioned)
      .when(say(position('USAID')))
      .refuses('OUTSIDE_SCOPE');
    given(commissioned)
      .when(say(position('DOD')), speaker('DOD'))
      .refuses('AGENCY_NOT_PARTICIPATING');
    given()
      .when(say(position('STATE')))
      .refuses('NOT_FOUND');
  });

  it('speaks of drivers that are there', () => {
    const about = position('STATE', 'concurWithComment', { driverIds: [idOf(4)] });
    given(commissioned).when(say(about)).refuses('ITEM_UNKNOWN');
    given(...diagnosis)
      .when(say(about))
      .records(positioned(about));
  });
});

describe('publishing a conflict assessment', () => {
  const publish = (more: Partial<PublishConflictAssessment> = {}) => ({
    type: 'PublishConflictAssessment' as const,
    data: { ...publication, ...more },
  });
  const silent = ready.filter(({ type, data }) => type !== 'AgencyPositionRecorded' || data.agency !== 'USAID');

  it('tells version, drivers and who dissents', () =>
    given(...ready)
      .when(publish())
      .records(published(publication, 1)));

  it('waits for the second task', () => {
    given().when(publish()).refuses('NOT_FOUND');
    given(commissioned).when(publish()).refuses('WRONG_STATE');
    given(...ready.filter((_, index) => index !== 1))
      .when(publish())
      .refuses('WRONG_STATE');
  });

  it('waits for every agency and a map of stakeholders', () => {
    given(...silent)
      .when(publish())
      .refuses('AGENCIES_SILENT');
    given(...diagnosis)
      .when(publish())
      .refuses('AGENCIES_SILENT', 'STAKEHOLDERS_NOT_MAPPED');
    for (const index of [5, 6])
      given(...ready.filter((_, place) => place !== index))
        .when(publish())
        .refuses('STAKEHOLDERS_NOT_MAPPED');
  });

  it('needs to know of a stakeholder whether they are included', () => {
    const unsaid = judged(judgement(7, 'stakeholder', { groups: ['minority'] }));
    given(...ready.toSpliced(6, 1, unsaid))
      .when(publish())
      .refuses('STAKEHOLDERS_NOT_MAPPED');
  });

  it('is repeated only once something has changed', () => {
    const first = published(publication, 1);
    given(...ready, first)
      .when(publish())
      .recordsNothing();
    given(...ready, first, judged(judgement(9, 'gap')))
      .when(publish())
      .records(published(publication, 2));
    given(...ready, first, positioned(position('USAID'), { previous: 'dissent' }))
      .when(publish())
      .records(published(publication, 2, { dissentingAgencies: [] }));
  });

  it('of another text is another version', () => {
    const document = { ...publication.document, sha256: 'cd'.repeat(32) };
    given(...ready, published(publication, 1))
      .when(publish({ document }))
      .records(published({ ...publication, document }, 2));
  });
});
