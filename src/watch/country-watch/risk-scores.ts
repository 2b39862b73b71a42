import { compareDecimals } from '../../../contracts/compare-decimals';
import { same } from '../../../contracts/kernel/same';
import type { RecordRiskScore } from '../../../contracts/watch/country-watch';
import { stateOf } from '../../../contracts/watch/watch-id';
import { rule, stop } from '../../platform/decider';
import type { CountryWatch, CountryWatchCases } from './country-watch-state';

type Score = Readonly<RecordRiskScore>;

const isSameRun = (a: Score, b: Score) => a.modelId === b.modelId && a.runId === b.runId && a.metric === b.metric;

/** The version and batch of an outside record are not content. */
function saysTheSame(a: Score, b: Score) {
  const { external: source, ...one } = a;
  const { external, ...other } = b;
  return same(one, other) && source?.source === external?.source && source?.key === external?.key;
}

/** What the run has said already, under this id or another. */
const recordedFor = (score: Score, { scores }: CountryWatch) =>
  Object.values(scores).find((known) => isSameRun(known, score));

/** Countries of a watch; a state that nobody watches yet is its own. */
function countriesFor({ watchId }: Score, { countries }: CountryWatch): string[] {
  const state = stateOf(watchId);
  return countries.length === 0 && state !== undefined ? [state] : [...countries];
}

/** What models say of a state; scores may come before its first review and after it left the list (domain.md §2.1). */
export const riskScores: Pick<CountryWatchCases, 'RecordRiskScore'> = {
  RecordRiskScore: {
    done: (command, state) => {
      const known = recordedFor(command, state);
      return known !== undefined && saysTheSame({ ...known, scoreId: command.scoreId }, command);
    },
    refuse: [
      stop('NOT_FOUND', (command, state) => countriesFor(command, state).length === 0 && {}),
      stop('ALREADY_EXISTS', (command, { scores }) => {
        const known = scores[command.scoreId];
        return known && !isSameRun(known, command) && { scoreId: command.scoreId };
      }),
      rule('SCORE_OUT_OF_RANGE', ({ scaleMin, low, value, high, scaleMax }) => {
        const rising = [scaleMin, low, value, high, scaleMax].filter((bound) => bound !== undefined);
        const falls = rising.some((bound, index) => index > 0 && compareDecimals(rising[index - 1]!, bound) > 0);
        return falls && { scaleMin, low, value, high, scaleMax };
      }),
      rule('SCORE_RUN_EXISTS', (command, state) => {
        const known = recordedFor(command, state);
        return known && { scoreId: known.scoreId, value: known.value };
      }),
    ],
    record: (command, state) => [
      { type: 'RiskScoreRecorded', data: { ...command, countries: countriesFor(command, state) } },
    ],
  },
};
