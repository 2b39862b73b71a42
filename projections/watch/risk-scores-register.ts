import type { JsonObject } from '../../contracts/encoding';
import type { Known } from '../../contracts/kernel/messages';
import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';
import { foldedRegister } from '../register';

type Scored = Extract<CountryWatchEvent, { type: 'RiskScoreRecorded' }>;
type Row =
  | (Pick<Known<Scored>, 'data' | 'position'> & { readonly effectiveAt: string; readonly recordedAt: string })
  | null;

const shown = (row: Row): JsonObject => {
  if (!row) return {};
  const { data, position, effectiveAt, recordedAt } = row;
  return {
    watchId: data.watchId,
    modelId: data.modelId,
    modelVersion: data.modelVersion,
    runId: data.runId,
    metric: data.metric,
    horizonMonths: data.horizonMonths,
    value: data.value,
    low: data.low ?? null,
    high: data.high ?? null,
    rank: data.rank ?? null,
    of: data.of ?? null,
    scaleMin: data.scaleMin,
    scaleMax: data.scaleMax,
    dataCutoff: data.dataCutoff,
    publishedAt: data.publishedAt,
    source: data.external?.source ?? null,
    effectiveAt,
    recordedAt,
    position,
  };
};

/** What every run of every model said of each state: a newer run stands beside the older one. */
export const riskScoresRegister = foldedRegister<Scored>()({
  name: 'risk-scores',
  version: 1,
  category: null,
  readers: 'any',
  columns: {
    watchId: 'text',
    modelId: 'text',
    modelVersion: 'text',
    runId: 'text',
    metric: 'text',
    horizonMonths: 'integer',
    rank: 'integer',
    publishedAt: 'text',
    effectiveAt: 'text',
    position: 'integer',
  },
  indexes: ['watchId', 'position'],
  search: ['watchId', 'modelId', 'metric'],
  keys: ({ data }) => [data.scoreId],
  blank: null as Row,
  on: {
    RiskScoreRecorded: (_, { data, position, metadata: { effectiveAt, recordedAt } }) => ({
      data,
      position,
      effectiveAt,
      recordedAt,
    }),
  },
  show: shown,
});
