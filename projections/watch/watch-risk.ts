import type { Known } from '../../contracts/kernel/messages';
import type { CountryWatchEvent } from '../../contracts/watch/country-watch-registry';

type Recorded = Known<CountryWatchEvent, 'RiskScoreRecorded'>;

/** One score with what tells which of two is newer. */
export interface Vintage {
  readonly score: Recorded['data'];
  readonly effectiveAt: string;
  readonly position: number;
}

/** Files of one release hold many reference periods: those were published on one day, so the later period decides. */
const orderOf = ({ score, effectiveAt }: Vintage) => `${score.publishedAt} ${score.dataCutoff} ${effectiveAt}`;
const newestFirst = (a: Vintage, b: Vintage) => {
  const [one, other] = [orderOf(a), orderOf(b)];
  return one === other ? b.position - a.position : one < other ? 1 : -1;
};

/** What is shown of a model: its newest score, and the one before for its value. */
const kept = 2;

/** The newest scores of each model and metric after one more; older ones stay in register `risk-scores`. */
export function withScore(vintages: readonly Vintage[], { data, metadata, position }: Recorded): readonly Vintage[] {
  const next = { score: data, effectiveAt: metadata.effectiveAt, position };
  const isAlike = ({ score }: Vintage) => score.modelId === data.modelId && score.metric === data.metric;
  const alike = vintages.filter((known) => isAlike(known) && known.score.scoreId !== data.scoreId);
  return [...vintages.filter((known) => !isAlike(known)), ...[next, ...alike].sort(newestFirst).slice(0, kept)];
}

const nameOf = ({ score }: Vintage) => `${score.modelId}\n${score.metric}`;

/** Column `risk`: one entry per model and metric, in the order of their names. */
export const shownRisk = (vintages: readonly Vintage[]) =>
  [...Map.groupBy(vintages, nameOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [newest, before]]) => riskOf(newest!.score, before));

const riskOf = (score: Vintage['score'], before: Vintage | undefined) => ({
  modelId: score.modelId,
  metric: score.metric,
  modelVersion: score.modelVersion,
  runId: score.runId,
  value: score.value,
  low: score.low ?? null,
  high: score.high ?? null,
  rank: score.rank ?? null,
  of: score.of ?? null,
  published: score.publishedAt,
  previousValue: before?.score.value ?? null,
});
