import { after } from '../../../contracts/clock';
import type { ReviewCountryWatch } from '../../../contracts/watch/country-watch';
import { rule, stop } from '../../platform/decider';
import { namesItsState } from './countries-rule';
import type { CountryWatch, CountryWatchCases } from './country-watch-state';

type Review = Readonly<ReviewCountryWatch>;
type Reviewing = CountryWatchCases['ReviewCountryWatch'];
type Recorded = ReturnType<Reviewing['record']>;

const oneDay = 86_400;
const jump = 2;
const outcomesIn = ({ periodOutcomes = [] }: Review) => periodOutcomes;

/** A review of a watch, the first of which puts it on the list (domain.md §2.1). */
export const review: Pick<CountryWatchCases, 'ReviewCountryWatch'> = {
  ReviewCountryWatch: {
    refuse: [
      namesItsState,
      stop('INVALID_FIELDS', (command) => {
        const ids = outcomesIn(command).map(({ periodId }) => periodId);
        const again = ids.findIndex((id, index) => ids.indexOf(id) < index);
        const pointer = `/periodOutcomes/${again}/periodId`;
        return again >= 0 && { errors: [{ pointer, rule: 'stands in the list twice' }] };
      }),
      stop('ITEM_UNKNOWN', (command, { periods }) => {
        const unknown = outcomesIn(command).find(({ periodId }) => !periods[periodId]);
        return unknown && { periodId: unknown.periodId };
      }),
      stop('WRONG_STATE', ({ outcome }, { status }) => {
        return outcome === 'close' && status === 'unwatched' && { state: status, legal: ['watched'] };
      }),
      stop('WRONG_STATE', (command, { periods }) => {
        const other = outcomesIn(command).find(({ periodId, outcome }) => {
          const ended = periods[periodId]?.outcome;
          return ended !== undefined && ended !== outcome;
        });
        return other && { periodId: other.periodId, state: periods[other.periodId]?.outcome };
      }),
      stop('RECORD_CLOSED', ({ outcome }, { status }) => {
        return outcome === 'close' && status === 'closed' && { state: status };
      }),
      rule('TIER_JUMP_NEEDS_DECISION', ({ tier, decisionId }, state) => {
        const jumps = state.status === 'watched' && Math.abs(tier - state.tier) >= jump;
        return jumps && decisionId === undefined && { from: state.tier, to: tier };
      }),
      rule('REVIEW_DATE_TOO_FAR', ({ tier, reviewBy }, _, { at }, { policies }) => {
        const days = policies['watch-review'].value.days[`T${tier}`];
        const latest = after(at, days * oneDay).slice(0, 10);
        return reviewBy > latest && { reviewBy, latest, days };
      }),
      rule('HIGH_RISK_PERIOD_OPEN', (command, { periods }) => {
        const ending = outcomesIn(command).map(({ periodId }) => periodId);
        const open = Object.entries(periods).filter(
          ([id, { declared, outcome }]) => declared.kind === 'relapse' && outcome === undefined && !ending.includes(id),
        );
        return command.outcome === 'close' && open.length > 0 && { periods: open.map(([periodId]) => periodId) };
      }),
    ],
    record: (command, state) => [
      ...opening(command, state),
      { type: 'CountryWatchReviewed', data: { ...command, ...before(state) } },
      ...move(command, state),
      ...endings(command, state),
    ],
  },
};

const opening = ({ countries, tier, stateCondition, watchId }: Review, { status }: CountryWatch): Recorded =>
  status === 'watched' ? [] : [{ type: 'CountryWatchOpened', data: { watchId, countries, tier, stateCondition } }];

const before = ({ status, tier, stateCondition }: CountryWatch) =>
  status === 'watched' && { previousTier: tier, ...(stateCondition && { previousStateCondition: stateCondition }) };

/** A watch that opens has its tier from the opening; only one that stands on the list moves. */
function move(command: Review, state: CountryWatch): Recorded {
  const { watchId, countries, tier, rationale, decisionId } = command;
  if (state.status !== 'watched' || tier === state.tier) return [];
  const why = { rationale, ...(decisionId !== undefined && { decisionId }) };
  return [{ type: 'WatchTierChanged', data: { watchId, countries, ...why, from: state.tier, to: tier } }];
}

/** An outcome that is known already is not recorded again. */
const endings = (command: Review, { periods }: CountryWatch): Recorded =>
  outcomesIn(command).flatMap(({ periodId, outcome }) => {
    const period = periods[periodId];
    if (!period || period.outcome !== undefined) return [];
    const { kind, engagementId } = period.declared;
    const { watchId, countries } = command;
    const told = { periodId, kind, outcome, ...(engagementId !== undefined && { engagementId }) };
    return [{ type: 'HighRiskPeriodEnded' as const, data: { watchId, countries, ...told } }];
  });
