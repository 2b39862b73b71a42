import { crisis } from '../../src/watch/crisis/decider';
import { scenario } from '../scenario';
import { closed, crisisId, idOf, opened } from './crisis-cases';

const { given } = scenario(crisis);
const keys = { countries: ['KEN'] };
const direction = {
  crisisId,
  leadDesk: 'AFRICA',
  leadUserId: 'user-lead',
  reportEveryHours: 12,
  objectives: [{ objectiveId: idOf(1), text: 'Know where our people are' }],
  levels: ['washington' as const],
};
const directed = { type: 'CrisisDirectionSet' as const, data: { ...direction, ...keys } };

describe('the direction of a crisis', () => {
  it('is set', () => given(opened).when({ type: 'SetCrisisDirection', data: direction }).records(directed));

  it('remembers who led before, once the lead moves', () =>
    given(opened, directed)
      .when({ type: 'SetCrisisDirection', data: { ...direction, leadUserId: 'user-next' } })
      .records({
        type: 'CrisisDirectionSet',
        data: { ...direction, ...keys, leadUserId: 'user-next', previousLeadUserId: 'user-lead' },
      }));

  it('names nobody before while the lead stays', () => {
    const kept = crisis.decide.SetCrisisDirection.record(
      { ...direction, reportEveryHours: 6 },
      { ...crisis.initial, direction },
      {} as never,
      {} as never,
    );
    expect(kept[0]!.data).not.toHaveProperty('previousLeadUserId');
  });

  it('is set again with other content, and not with the same', () => {
    const back = { ...direction, reportEveryHours: 6 };
    given(opened, directed)
      .when({ type: 'SetCrisisDirection', data: back })
      .records({ type: 'CrisisDirectionSet', data: { ...back, ...keys } });
    given(opened, directed).when({ type: 'SetCrisisDirection', data: direction }).recordsNothing();
  });

  it('of a closed crisis stands', () =>
    given(opened, closed).when({ type: 'SetCrisisDirection', data: direction }).refuses('RECORD_CLOSED'));
});

const figure = {
  crisisId,
  figureId: idOf(10),
  metric: 'displaced',
  value: '1200',
  unit: 'people',
  measuredOn: '2013-03-04',
  confidence: 'moderate' as const,
  sourceRef: 'OCHA flash update 3',
};
const recorded = { type: 'KeyFigureRecorded' as const, data: { ...figure, ...keys } };
const restating = { ...figure, figureId: idOf(11), value: '1400', restates: figure.figureId, reason: 'late returns' };

describe('a key figure', () => {
  it('is recorded', () => given(opened).when({ type: 'RecordKeyFigure', data: figure }).records(recorded));

  it('restates an earlier one with its value', () =>
    given(opened, recorded)
      .when({ type: 'RecordKeyFigure', data: restating })
      .records({ type: 'KeyFigureRestated', data: { ...restating, ...keys, previousValue: '1200' } }));

  it('cannot restate what is not there', () =>
    given(opened).when({ type: 'RecordKeyFigure', data: restating }).refuses('ITEM_UNKNOWN'));

  it('keeps its id for itself', () => {
    given(opened, recorded)
      .when({ type: 'RecordKeyFigure', data: { ...figure, value: '9' } })
      .refuses('ALREADY_EXISTS');
    given(opened, recorded).when({ type: 'RecordKeyFigure', data: figure }).recordsNothing();
  });

  it('of a closed crisis is refused', () =>
    given(opened, closed).when({ type: 'RecordKeyFigure', data: figure }).refuses('RECORD_CLOSED'));
});

describe('a situation update', () => {
  const update = {
    crisisId,
    covers: { from: '2013-03-04T00:00:00Z', to: '2013-03-04T05:00:00Z' },
    text: 'Queues are long and calm.',
    significant: false,
    threats: [],
    evidence: [],
  };
  const posted = (number: number) => ({ type: 'SituationUpdatePosted' as const, data: { ...update, ...keys, number } });

  it('is numbered', () => {
    given(opened).when({ type: 'PostSituationUpdate', data: update }).records(posted(1));
    given(opened, posted(1)).when({ type: 'PostSituationUpdate', data: update }).records(posted(2));
  });

  it('needs an open crisis', () => {
    given().when({ type: 'PostSituationUpdate', data: update }).refuses('NOT_FOUND');
    given(opened, closed).when({ type: 'PostSituationUpdate', data: update }).refuses('RECORD_CLOSED');
  });
});
