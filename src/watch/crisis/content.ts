import { same } from '../../../contracts/kernel/same';
import { stop } from '../../platform/decider';
import { type CrisisCases, isOpen } from './crisis-state';

/** What is known of a crisis and how it is led: direction, key figures, situation updates. */
export const content: Pick<CrisisCases, 'SetCrisisDirection' | 'RecordKeyFigure' | 'PostSituationUpdate'> = {
  SetCrisisDirection: {
    done: (command, { direction }) => same(direction, command),
    refuse: isOpen,
    record: (command, { direction }) => {
      const previousLeadUserId = direction?.leadUserId;
      const moved = previousLeadUserId !== undefined && previousLeadUserId !== command.leadUserId;
      return [{ type: 'CrisisDirectionSet', data: { ...command, ...(moved && { previousLeadUserId }) } }];
    },
  },

  RecordKeyFigure: {
    done: (command, { figures }) => same(figures[command.figureId], command),
    refuse: [
      ...isOpen,
      stop('ITEM_UNKNOWN', ({ restates }, { figures }) => restates !== undefined && !figures[restates] && { restates }),
      stop('ALREADY_EXISTS', ({ figureId }, { figures }) => figures[figureId] && { figureId }),
    ],
    record: (command, { figures }) => {
      const restated = command.restates === undefined ? undefined : figures[command.restates];
      return restated
        ? [{ type: 'KeyFigureRestated', data: { ...command, previousValue: restated.value } }]
        : [{ type: 'KeyFigureRecorded', data: { ...command } }];
    },
  },

  PostSituationUpdate: {
    refuse: isOpen,
    record: (command, { updates }) => [{ type: 'SituationUpdatePosted', data: { ...command, number: updates + 1 } }],
  },
};
