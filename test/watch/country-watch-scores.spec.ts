import type { RecordRiskScore } from '../../contracts/watch/country-watch';
import { countryWatch } from '../../src/watch/country-watch/decider';
import { scenario } from '../scenario';
import { closed, idOf, keys, score, scored, watched } from './country-watch-cases';

const { given } = scenario(countryWatch);
const record = (more: Partial<RecordRiskScore> = {}) => ({
  type: 'RecordRiskScore' as const,
  data: { ...score, ...more },
});
const recorded = (more: Partial<RecordRiskScore> = {}) => ({
  type: 'RiskScoreRecorded' as const,
  data: { ...keys, ...score, ...more },
});
const external = (version: string, batchId = idOf(90)) => ({ source: 'inform', key: 'KEN/2012', version, batchId });

describe('a risk score', () => {
  it('may come before the first review and after the last', () => {
    given().when(record()).records(scored);
    given(...watched)
      .when(record())
      .records(scored);
    given(...watched, closed)
      .when(record())
      .records(scored);
  });

  it('of a region needs to know its countries', () => {
    const region = { watchId: 'LRA_AREA', countries: ['CAF', 'UGA'] };
    given()
      .when(record({ watchId: 'LRA_AREA' }))
      .refuses('NOT_FOUND');
    given({ ...watched[0], data: { ...watched[0].data, ...region } })
      .when(record({ watchId: 'LRA_AREA' }))
      .records({ type: 'RiskScoreRecorded', data: { ...score, ...region } });
  });

  it.each<[string, object]>([
    ['a value above the scale', { value: '1.01', high: undefined }],
    ['a value below the scale', { value: '-0.01', low: undefined }],
    ['a value below its interval', { value: '0.0179' }],
    ['a value above its interval', { value: '0.0521' }],
    ['an interval below the scale', { low: '-0.1' }],
    ['an interval above the scale', { high: '1.5' }],
    ['a scale upside down', { scaleMin: '1', scaleMax: '0' }],
  ])('is refused with %s', (_, more) => given().when(record(more)).refuses('SCORE_OUT_OF_RANGE'));

  it('may lie on its bounds', () => {
    const edge = { scaleMin: '-1', low: '-1.0', value: '-1', high: '-1', scaleMax: '-1.00' };
    given().when(record(edge)).records(recorded(edge));
  });

  it('of one run is recorded once; the next run stands beside it', () => {
    given(scored).when(record()).recordsNothing();
    given(scored)
      .when(record({ scoreId: idOf(2) }))
      .recordsNothing();
    given(scored)
      .when(record({ value: '0.0400' }))
      .refuses('SCORE_RUN_EXISTS');
    given(scored)
      .when(record({ scoreId: idOf(2), value: '0.0400' }))
      .refuses('SCORE_RUN_EXISTS');
    for (const more of [{ runId: '2013' }, { metric: 'coups' }, { modelId: 'views' }]) {
      const next = { ...more, scoreId: idOf(2), value: '0.0400' };
      given(scored).when(record(next)).records(recorded(next));
      given(scored)
        .when(record({ ...next, scoreId: score.scoreId }))
        .refuses('ALREADY_EXISTS');
    }
  });

  it('says the same in another batch of its source, and something else as another record', () => {
    const imported = recorded({ external: external('1') });
    given(imported)
      .when(record({ external: external('2', idOf(91)) }))
      .recordsNothing();
    given(imported)
      .when(record({ external: { ...external('1'), key: 'KEN/2013' } }))
      .refuses('SCORE_RUN_EXISTS');
  });
});
