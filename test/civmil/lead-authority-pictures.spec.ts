import { leadAuthorityBoard } from '../../projections/civmil/lead-authority-board';
import { clock, variant } from '../projections/clocks';
import { shown, withoutClock } from '../projections/folding';
import { golden, goldenOf } from '../projections/golden';

const set = goldenOf('TransitionCriterionSet');
const assessed = goldenOf('TransitionCriterionAssessed');
const transferred = goldenOf('LeadTransferred');
const support = goldenOf('SupportCommitted');
const notice = goldenOf('DeconflictionNoticeIssued');
const key = 'RCEast-governance';
const waived = variant('LeadTransferred', { waivedCriterionIds: [set.data.criterionId] });

describe('board lead-authority', () => {
  withoutClock();
  const row = (...events: typeof golden) => shown(leadAuthorityBoard, events)[key];

  it('shows who leads, and who led from when to when', () => {
    const military = { kind: 'military', org: 'Task Force East' };
    const first = variant('LeadTransferred', { to: military, at: '2009-02-01T00:00:00Z', parallel: military });
    expect(row(first)).toMatchObject({ leader: military, since: '2009-02-01T00:00:00Z', parallel: military });
    const both = {
      leader: { kind: 'civilian', org: 'Embassy Kabul' },
      since: '2013-03-01T00:00:00Z',
      parallel: null,
      previousLeaders: [{ ...military, from: '2009-02-01T00:00:00Z', to: '2013-03-01T00:00:00Z' }],
    };
    expect(row(first, transferred)).toMatchObject(both);
    expect(row(transferred, first)).toMatchObject(both);
  });

  it('counts criteria that are met, open and waived', () => {
    const counts = (...events: typeof golden) => {
      const { criteriaMet, criteriaOpen, criteriaWaived } = row(...events)!;
      return [criteriaMet, criteriaOpen, criteriaWaived];
    };
    expect(counts(set)).toEqual([0, 1, 0]);
    expect(counts(set, assessed, assessed)).toEqual([1, 0, 0]);
    expect(counts(set, waived)).toEqual([0, 0, 1]);
    expect(counts(set, assessed, waived)).toEqual([1, 0, 0]);
  });

  it('shows support as it last stands, and notices until they are lifted', () => {
    const delivering = variant('SupportCommitted', { status: 'delivering' });
    expect(row(support, delivering)!.support).toMatchObject([{ kind: 'lift', status: 'delivering' }]);
    expect(row(notice)!.notices).toEqual([
      { noticeId: notice.data.noticeId, sites: 1, from: '2013-03-01T00:00:00Z', to: '2013-04-01T00:00:00Z' },
    ]);
    expect(row(notice, variant('DeconflictionNoticeIssued', { lifted: true }))!.notices).toEqual([]);
  });
});

describe('transition-review', () => {
  withoutClock();
  const due = (...events: typeof golden) => clock('transition-review', key, ...events);
  it('runs for thirty days where a lead passed with open criteria', () => {
    expect(due(set)?.dueAt).toBeUndefined();
    expect(due(set, transferred)?.dueAt).toBe('2013-03-31T00:00:00.000000Z');
    expect(due(set, assessed, transferred)?.dueAt).toBeUndefined();
    expect(due(set, waived)?.dueAt).toBeUndefined();
  });
  it('ends when every criterion is met or waived', () => {
    const other = variant('TransitionCriterionSet', { criterionId: 'other' });
    expect(due(set, transferred, assessed)?.closedBy).toBe(assessed.id);
    expect(due(set, other, transferred, assessed)?.dueAt).toBe('2013-03-31T00:00:00.000000Z');
    expect(due(set, transferred, waived)?.closedBy).toBe(waived.id);
  });
});

it('deconfliction-end runs until the notice ends or is lifted', () => {
  const due = (...events: typeof golden) => clock('deconfliction-end', `${key}~${notice.data.noticeId}`, ...events);
  expect(due(notice)).toMatchObject({ dueAt: '2013-04-01T00:00:00.000000Z', note: { recordId: key } });
  expect(due(notice, variant('DeconflictionNoticeIssued', { lifted: true }))?.dueAt).toBeUndefined();
});
