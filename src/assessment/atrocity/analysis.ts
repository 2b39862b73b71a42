import type {
  AssessActor,
  DraftAtrocityScenario,
  RecommendOption,
  RecordAtrocityFactor,
} from '../../../contracts/assessment/atrocity-assessment';
import { same } from '../../../contracts/kernel/same';
import { stop } from '../../platform/decider';
import { type AtrocityCases, isCommissioned, ownId } from './atrocity-state';

/** What the team finds: actors, factors, how it could come about and what could be done. */
export const analysis: Omit<AtrocityCases, 'CommissionAtrocityAssessment' | 'PublishAtrocityAssessment'> = {
  AssessActor: {
    done: (command, { actors }) => same(actors[command.actorId], command),
    refuse: [
      isCommissioned,
      stop('ITEM_UNKNOWN', ({ actorId, linkedActorIds }, { actors }) => {
        const unknown = linkedActorIds.filter((id) => id === actorId || !Object.hasOwn(actors, id));
        return unknown.length > 0 && { unknown };
      }),
      ownId<AssessActor>(({ actorId }) => actorId, 'actors'),
    ],
    record: (command) => [{ type: 'ActorAssessed', data: { ...command } }],
  },

  RecordAtrocityFactor: {
    done: (command, { factors }) => same(factors[command.itemId], command),
    refuse: [isCommissioned, ownId<RecordAtrocityFactor>(({ itemId }) => itemId, 'factors')],
    record: (command) => [{ type: 'AtrocityFactorRecorded', data: { ...command } }],
  },

  DraftAtrocityScenario: {
    done: (command, { scenarios }) => same(scenarios[command.scenarioId], command),
    refuse: [
      isCommissioned,
      stop('INVALID_FIELDS', ({ developments }) => {
        const ids = developments.map(({ developmentId }) => developmentId);
        const again = ids.findIndex((id, index) => ids.indexOf(id) < index);
        return (
          again >= 0 && {
            errors: [{ pointer: `/developments/${again}/developmentId`, rule: 'stands in the list twice' }],
          }
        );
      }),
      ownId<DraftAtrocityScenario>(({ scenarioId }) => scenarioId, 'scenarios'),
    ],
    record: (command) => [{ type: 'AtrocityScenarioDrafted', data: { ...command } }],
  },

  RecommendOption: {
    done: (command, { options }) => same(options[command.optionId], command),
    refuse: [isCommissioned, ownId<RecommendOption>(({ optionId }) => optionId, 'options')],
    record: (command) => [{ type: 'OptionRecommended', data: { ...command } }],
  },
};
