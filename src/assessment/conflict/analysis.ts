import type {
  IdentifyDriver,
  ProposeEntryPoint,
  RecordJudgement,
} from '../../../contracts/assessment/conflict-assessment';
import { taskTwoKinds } from '../../../contracts/assessment/framework';
import { same } from '../../../contracts/kernel/same';
import { rule } from '../../platform/decider';
import { type ConflictCases, isCommissioned, lackingIn, onlyKnown, ownId } from './conflict-state';
import { namesMoney } from './names-money';

const missing = (lacking: readonly string[]) => lacking.length > 0 && { missing: lacking };

/** What the team finds: judgements and drivers, and where work could begin. */
export const analysis: Pick<ConflictCases, 'RecordJudgement' | 'IdentifyDriver' | 'ProposeEntryPoint'> = {
  RecordJudgement: {
    done: (command, { judgements }) => same(judgements[command.itemId], command),
    refuse: [
      isCommissioned,
      onlyKnown<RecordJudgement>(
        ({ driverIds }) => driverIds,
        ({ drivers }) => drivers,
      ),
      ownId<RecordJudgement>(({ itemId }) => itemId, 'judgements'),
      rule('TASK_ONE_INCOMPLETE', ({ kind }, state) => taskTwoKinds.includes(kind) && missing(lackingIn(state))),
      rule('SOURCE_REQUIRED', ({ evidence }) => evidence.length === 0 && {}),
    ],
    record: (command) => [{ type: 'JudgementRecorded', data: { ...command } }],
  },

  IdentifyDriver: {
    done: (command, { drivers }) => same(drivers[command.driverId], command),
    refuse: [
      isCommissioned,
      onlyKnown<IdentifyDriver>(
        ({ grievanceIds, actorIds }) => [...grievanceIds, ...actorIds],
        ({ judgements }) => judgements,
      ),
      ownId<IdentifyDriver>(({ driverId }) => driverId, 'drivers'),
      rule('RANK_TAKEN', ({ driverId, rank }, { drivers }) => {
        const holder = Object.values(drivers).find((driver) => driver.rank === rank && driver.driverId !== driverId);
        return holder && { rank, driverId: holder.driverId };
      }),
    ],
    record: (command) => [{ type: 'DriverIdentified', data: { ...command } }],
  },

  ProposeEntryPoint: {
    done: (command, { entryPoints }) => same(entryPoints[command.entryPointId], command),
    refuse: [
      isCommissioned,
      onlyKnown<ProposeEntryPoint>(
        ({ driverId }) => [driverId],
        ({ drivers }) => drivers,
      ),
      ownId<ProposeEntryPoint>(({ entryPointId }) => entryPointId, 'entryPoints'),
      rule('TASK_ONE_INCOMPLETE', (_, state) => missing(lackingIn(state))),
      rule('ENTRY_POINT_NAMES_BUDGET', ({ statement, rationale }) => {
        const pointers = Object.entries({ '/statement': statement, '/rationale': rationale })
          .filter(([, text]) => namesMoney(text))
          .map(([pointer]) => pointer);
        return pointers.length > 0 && { pointers };
      }),
    ],
    record: (command) => [{ type: 'EntryPointProposed', data: { ...command } }],
  },
};
