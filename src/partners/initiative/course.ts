import { same } from '../../../contracts/kernel/same';
import { checked, rule, stop } from '../../platform/decider';
import { type InitiativeCases, isOpen, onlyWhen } from './initiative-state';

/** The course of an initiative: proposed, launched, concluded. */
export const course: Pick<InitiativeCases, 'ProposeInitiative' | 'LaunchInitiative' | 'ConcludeInitiative'> = {
  ProposeInitiative: {
    facts: ({ localOwnerId }): { owner: { fold: 'partnerStanding'; key: string } } => ({
      owner: { fold: 'partnerStanding', key: localOwnerId },
    }),
    done: (command, { proposed }) => same(proposed, command),
    refuse: [
      stop('ALREADY_EXISTS', ({ initiativeId }, { proposed }) => proposed && { initiativeId }),
      rule('CAUSE_MISSING', ({ driverIds }) => driverIds.length === 0 && {}),
      checked('LOCAL_OWNER_NOT_LOCAL', ({ localOwnerId }, _, __, { owner }) => !owner?.local && { localOwnerId }),
    ],
    record: (command) => [{ type: 'InitiativeProposed', data: { ...command } }],
  },

  LaunchInitiative: {
    done: (command, { launched }) => same(launched, command),
    refuse: [
      ...isOpen,
      onlyWhen('proposed'),
      stop('INVALID_FIELDS', ({ startsOn }, { proposed }) => {
        const end = proposed?.period.to;
        const rule = 'must be no later than the end of the period';
        return end !== undefined && startsOn > end && { errors: [{ pointer: '/startsOn', rule }] };
      }),
    ],
    record: (command, { proposed }) => [
      { type: 'InitiativeLaunched', data: { ...command, period: { ...proposed?.period, from: command.startsOn } } },
    ],
  },

  ConcludeInitiative: {
    done: (command, { concluded }) => same(concluded, command),
    refuse: [
      ...isOpen,
      onlyWhen('running'),
      rule(
        'HANDOVER_NOT_NAMED',
        ({ outcome, ownershipTo }) => outcome === 'handedOver' && ownershipTo === undefined && {},
      ),
    ],
    record: (command, { activities }) => {
      const totals = Object.values(activities).map(({ participants }) => participants.total);
      const participantsTotal = totals.reduce((sum, total) => sum + total, 0);
      return [{ type: 'InitiativeConcluded', data: { ...command, participantsTotal, activities: totals.length } }];
    },
  },
};
