import { partner } from '../../src/partners/partner/decider';
import { scenario } from '../scenario';
import { idOf, moved, otherPartnerId, partnerId, registered, registration, sealed } from './cases';

const { given } = scenario(partner);
const vetting = {
  partnerId,
  vettingId: idOf(1),
  vettedFor: 'award' as const,
  result: 'clear' as const,
  conditions: [],
  vettedBy: 'Grants office',
  validUntil: '2014-03-01',
};
const note = {
  partnerId,
  noteId: idOf(2),
  kind: 'meeting' as const,
  strength: 'working' as const,
  text: 'They share reports.',
};
const activity = {
  partnerId,
  activityKey: 'cyn-07',
  title: 'Dialogue',
  sector: 'Protection',
  place: { country: 'UGA', precision: 'country' as const },
  status: 'ongoing' as const,
  period: { from: '2013-02-01' },
  reached: 12,
};
const register = (more: object = {}) => ({ type: 'RegisterPartner' as const, data: { ...registration, ...more } });
const vet = (more: object = {}) => ({ type: 'VetPartner' as const, data: { ...vetting, ...more } });
const noted = (more: object = {}) => ({ type: 'NoteRelationship' as const, data: { ...note, ...more } });
const report = (more: object = {}) => ({ type: 'ReportPartnerActivity' as const, data: { ...activity, ...more } });
const change = (to: 'registered' | 'suspended' | 'exited' | 'merged', more: object = {}) => ({
  type: 'ChangePartnerStatus' as const,
  data: { partnerId, to, reason: 'as seen', ...more },
});

describe('registering a partner', () => {
  it('records it, and again with other content', () => {
    given().when(register()).records(registered);
    given(registered)
      .when(register({ local: false }))
      .records({ type: 'PartnerRegistered', data: { ...registration, local: false } });
    given(...moved('exited'))
      .when(register({ name: 'Other' }))
      .records({ type: 'PartnerRegistered', data: { ...registration, name: 'Other' } });
  });
  it('records equal content once, whatever key seals the contact', () => {
    given(registered).when(register()).recordsNothing();
    given({ type: 'PartnerRegistered', data: { ...registration, contact: sealed('p') } })
      .when(register({ contact: sealed('p', 'k2') }))
      .recordsNothing();
  });
  it('is over once it was merged', () =>
    given(...moved('merged'))
      .when(register({ name: 'Other' }))
      .refuses('RECORD_CLOSED'));
});

describe.each([
  ['vetting', vet, 'PartnerVetted', { result: 'failed' }],
  ['a note', noted, 'RelationshipNoted', { strength: 'strong' }],
] as const)('%s', (_, wish, type, other) => {
  const recorded = { type, data: wish().data } as never;
  it('is recorded once, and its id stays its own', () => {
    given(registered).when(wish()).records(recorded);
    given(...moved('exited'))
      .when(wish())
      .records(recorded);
    given(registered, recorded).when(wish()).recordsNothing();
    given(registered, recorded).when(wish(other)).refuses('ALREADY_EXISTS');
  });
  it('needs a partner that is there and not merged', () => {
    given().when(wish()).refuses('NOT_FOUND');
    given(...moved('merged'))
      .when(wish())
      .refuses('RECORD_CLOSED');
  });
});

describe('an activity that a partner reports', () => {
  const first = { type: 'PartnerActivityReported' as const, data: { ...activity, country: 'UGA' } };
  it('is recorded under the country of its place', () => given(registered).when(report()).records(first));
  it('replaces the one before under its key, and tells the status before', () =>
    given(registered, first)
      .when(report({ status: 'completed' }))
      .records({
        type: 'PartnerActivityReported',
        data: { ...activity, status: 'completed', country: 'UGA', previousStatus: 'ongoing' },
      }));
  it('records nothing for equal content, nor for another version of the same', () => {
    given(registered, first).when(report()).recordsNothing();
    const from = (version: string, batch: number) => ({ source: 'hxl3w', version, batchId: idOf(batch) });
    const imported = { ...first, data: { ...first.data, external: from('1', 7) } };
    given(registered, imported)
      .when(report({ external: from('2', 8) }))
      .recordsNothing();
  });
  it('needs a partner that is there and not merged', () => {
    given().when(report()).refuses('NOT_FOUND');
    given(...moved('merged'))
      .when(report())
      .refuses('RECORD_CLOSED');
  });
});

describe('the status of a partner', () => {
  it.each([
    [[], 'suspended'],
    [[], 'exited'],
    [['suspended'], 'registered'],
    [['suspended'], 'exited'],
    [['exited'], 'registered'],
  ] as const)('after %j may become %s', (statuses, to) =>
    given(...moved(...statuses))
      .when(change(to))
      .records({
        type: 'PartnerStatusChanged',
        data: { partnerId, to, reason: 'as seen', from: statuses.at(-1) ?? 'registered' },
      }),
  );
  it('becomes merged with a target named, and then stays', () => {
    given(registered)
      .when(change('merged', { mergedInto: otherPartnerId }))
      .records(moved('merged')[1]!);
    given(registered).when(change('merged')).refuses('MERGE_TARGET_MISSING');
    given(registered)
      .when(change('merged', { mergedInto: partnerId }))
      .refuses('INVALID_FIELDS');
    given(...moved('merged'))
      .when(change('registered'))
      .refuses('RECORD_CLOSED');
  });
  it.each([
    [['exited'], 'suspended'],
    [['exited'], 'merged'],
    [['suspended'], 'merged'],
  ] as const)('after %j may not become %s', (statuses, to) =>
    given(...moved(...statuses))
      .when(change(to, { mergedInto: otherPartnerId }))
      .refuses('WRONG_STATE'),
  );
  it('that it has already records nothing', () => {
    given(registered).when(change('registered')).recordsNothing();
    given(...moved('suspended'))
      .when(change('suspended'))
      .recordsNothing();
    given(...moved('merged'))
      .when(change('merged', { mergedInto: otherPartnerId }))
      .recordsNothing();
  });
  it('needs a partner that is there', () => given().when(change('suspended')).refuses('NOT_FOUND'));
});
