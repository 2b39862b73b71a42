import { microsOf } from '../../../contracts/clock';
import { same } from '../../../contracts/kernel/same';
import { rule, stop } from '../../platform/decider';
import { type DecisionCases, isTaken, type Tasking, type TaskingStatus } from './decision-state';
import { ownAgencyOnly } from './own-agency-only';

/** Each status with those one step away; overdue only once the time has passed (domain.md §2.10). */
const steps: Readonly<Record<TaskingStatus, readonly TaskingStatus[]>> = {
  issued: ['acknowledged', 'overdue'],
  acknowledged: ['completed', 'declined', 'overdue'],
  overdue: ['completed', 'declined'],
  completed: [],
  declined: [],
};

const legalSteps = ({ issued, status }: Tasking, now: string): readonly TaskingStatus[] =>
  steps[status].filter((to) => to !== 'overdue' || microsOf(issued.dueAt) <= microsOf(now));

/** Tasking agencies with what was decided, until it is done. */
export const tasking: Pick<DecisionCases, 'IssueTasking' | 'UpdateTasking'> = {
  IssueTasking: {
    done: (command, { taskings }) => same(taskings[command.taskingId]?.issued, command),
    refuse: [...isTaken, stop('ALREADY_EXISTS', ({ taskingId }, { taskings }) => taskings[taskingId] && { taskingId })],
    record: (command) => [{ type: 'TaskingIssued', data: { ...command } }],
  },

  UpdateTasking: {
    done: ({ taskingId, status }, { taskings }) => taskings[taskingId]?.status === status,
    refuse: [
      ...isTaken,
      stop('ITEM_UNKNOWN', ({ taskingId }, { taskings }) => !taskings[taskingId] && { taskingId }),
      ownAgencyOnly(({ taskingId }, { taskings }) => taskings[taskingId]?.issued.agency),
      stop('RECORD_CLOSED', ({ taskingId }, { taskings }) => {
        const state = taskings[taskingId]?.status;
        return state !== undefined && steps[state].length === 0 && { state };
      }),
      stop('WRONG_STATE', ({ taskingId, status }, { taskings }, { at }) => {
        const known = taskings[taskingId];
        const legal = known ? legalSteps(known, at) : [];
        return known && !legal.includes(status) && { state: known.status, legal };
      }),
      rule('EVIDENCE_REQUIRED', ({ status, evidence }) => status === 'completed' && evidence.length === 0 && {}),
    ],
    record: (command, { taskings }) => {
      const { issued, status } = taskings[command.taskingId]!;
      return [
        {
          type: 'TaskingStatusChanged',
          data: { ...command, from: status, agency: issued.agency, dueAt: issued.dueAt },
        },
      ];
    },
  },
};
