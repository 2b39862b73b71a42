import { signal } from '../../src/watch/signal';
import { scenario } from '../scenario';
import { external, imported, report, reported, sealed, signalId, withdrawn } from './signal-cases';

const { given } = scenario(signal);
const wish = (data: typeof report) => ({ type: 'ReportSignal' as const, data });
const recorded = (data: typeof report) => ({
  type: 'SignalReported' as const,
  data: { ...data, country: data.place.country },
});
const revised = (data: typeof report) => ({
  type: 'SignalRevised' as const,
  data: { ...data, country: data.place.country },
});
const crisisId = '01900000-0000-7000-8000-00000000c001';
const about = {
  type: 'SignalLinked' as const,
  data: { signalId, country: 'KEN', crisisId, relation: 'about' as const, to: { kind: 'crisis', id: crisisId } },
};

describe('reporting a signal', () => {
  it('records it under the country of its place', () => given().when(wish(report)).records(recorded(report)));

  it('records nothing twice, whatever key seals its text', () => {
    given(reported).when(wish(report)).recordsNothing();
    given(reported)
      .when(wish({ ...report, text: sealed('a', 'k2') }))
      .recordsNothing();
  });

  it('keeps its id for itself', () => {
    given(reported)
      .when(wish({ ...report, headline: 'Otherwise' }))
      .refuses('ALREADY_EXISTS');
    given(reported)
      .when(wish({ ...report, text: sealed('b') }))
      .refuses('ALREADY_EXISTS');
    given(reported).when(wish(imported)).refuses('ALREADY_EXISTS');
  });

  it.each([
    { low: 5, best: 4, high: 9 },
    { low: 1, best: 10, high: 9 },
    { low: 1, best: 2, high: 3, civilians: 4 },
  ])('refuses typed counts that contradict one another: %j', (fatalities) =>
    given()
      .when(wish({ ...report, fatalities }))
      .refuses('COUNTS_INCONSISTENT'),
  );

  it('keeps counts of an outside record as its source gave them', () => {
    const odd = { ...imported, fatalities: { low: 5, best: 4, high: 9 } };
    given().when(wish(odd)).records(recorded(odd));
  });

  it('once withdrawn stays withdrawn', () =>
    given({ ...recorded(imported), type: 'SignalReported' }, withdrawn)
      .when(wish({ ...imported, headline: 'Otherwise' }))
      .refuses('RECORD_CLOSED'));
});

describe('a new version of an outside record', () => {
  const next = { ...imported, headline: 'Revised by its source', external: external('20.1') };

  it('with other content is the whole new record', () =>
    given(recorded(imported)).when(wish(next)).records(revised(next)));

  it('with the same content changes nothing', () => {
    given(recorded(imported))
      .when(wish({ ...imported, external: external('20.1') }))
      .recordsNothing();
    given(recorded(imported), revised(next)).when(wish(next)).recordsNothing();
  });

  it('back to the former content is a revision again', () =>
    given(recorded(imported), revised(next)).when(wish(imported)).records(revised(imported)));

  it('keeps what it is linked to', () =>
    given(recorded(imported), about)
      .when(wish(next))
      .records({ type: 'SignalRevised', data: { ...next, country: 'KEN', crisisId } }));

  it('may move to another country', () => {
    const moved = { ...next, place: { country: 'UGA', precision: 'country' } };
    given(recorded(imported)).when(wish(moved)).records(revised(moved));
  });
});
