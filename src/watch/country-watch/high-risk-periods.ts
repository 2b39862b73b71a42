import { same } from '../../../contracts/kernel/same';
import { stop } from '../../platform/decider';
import { namesItsState } from './countries-rule';
import type { CountryWatchCases } from './country-watch-state';

/** Periods of high risk; declared again under the same id, a period is moved (domain.md §2.1). */
export const highRiskPeriods: Pick<CountryWatchCases, 'DeclareHighRiskPeriod'> = {
  DeclareHighRiskPeriod: {
    done: (command, { periods }) => same(periods[command.periodId]?.declared, command),
    refuse: [
      namesItsState,
      stop('WRONG_STATE', ({ periodId }, { periods }) => {
        const outcome = periods[periodId]?.outcome;
        return outcome !== undefined && { periodId, state: outcome };
      }),
    ],
    record: (command, { status, periods }) => {
      const { watchId, countries, periodId, period } = command;
      const known = periods[periodId]?.declared.period;
      const previous = known && !same(known, period) ? { previous: known } : {};
      return [
        ...(status === 'watched'
          ? []
          : [
              {
                type: 'CountryWatchOpened' as const,
                data: { watchId, countries, tier: 1 as const, stateCondition: 'postConflict' as const },
              },
            ]),
        { type: 'HighRiskPeriodDeclared', data: { ...command, ...previous } },
      ];
    },
  },
};
