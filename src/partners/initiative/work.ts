import { inconsistentCounts } from '../../../contracts/kernel/groups';
import { same } from '../../../contracts/kernel/same';
import type { RecordActivity } from '../../../contracts/partners/initiative';
import { coarser } from '../../../contracts/vocabulary/places';
import { rule, stop } from '../../platform/decider';
import { type Initiative, type InitiativeCases, isOpen, onlyWhen } from './initiative-state';

/** What an initiative does, and what puts people at risk. */
export const work: Pick<InitiativeCases, 'RecordActivity' | 'RaiseSafetyConcern'> = {
  RecordActivity: {
    done: (command, { activities }) => same(activities[command.activityId], command),
    refuse: [
      ...isOpen,
      onlyWhen('running'),
      stop('ALREADY_EXISTS', ({ activityId }, { activities }) => activities[activityId] && { activityId }),
      rule('COUNTS_INCONSISTENT', ({ participants }) => inconsistentCounts(participants)),
    ],
    record: (command, state) => [
      { type: 'ActivityRecorded', data: { ...command, shownPrecision: shownPrecision(command, state) } },
    ],
  },

  // A suspended activity may still be recorded: what did happen is never kept out of the record.
  RaiseSafetyConcern: {
    done: (command, { concerns }) => same(concerns[command.concernId], command),
    refuse: [...isOpen, stop('ALREADY_EXISTS', ({ concernId }, { concerns }) => concerns[concernId] && { concernId })],
    record: (command) => [{ type: 'SafetyConcernRaised', data: { ...command } }],
  },
};

/** How exactly the place is known or may be shown, whichever is coarser; only the country where nothing was said. */
const shownPrecision = ({ place }: Readonly<RecordActivity>, { launched }: Initiative) =>
  coarser(place.precision, launched?.doNoHarm.placeMayBeShown ?? 'country');
