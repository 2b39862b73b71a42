import { same } from '../../../contracts/kernel/same';
import { stop } from '../../platform/decider';
import { type Crisis, type CrisisCases, type CrisisFacts, type CrisisStatus, isOpen } from './crisis-state';

/** Each status with those one step away; severity opens one more way (domain.md §2.1). */
const steps: Readonly<Record<CrisisStatus, readonly CrisisStatus[]>> = {
  monitoring: ['alert'],
  alert: ['monitoring', 'active'],
  active: ['alert', 'stabilizing'],
  stabilizing: ['active', 'transition'],
  transition: ['stabilizing'],
  closed: ['monitoring'],
};
const severeEnough = 3;

/** The statuses that a crisis may move to from where it stands. */
const legalSteps = ({ status, severity }: Crisis): readonly CrisisStatus[] =>
  status === 'monitoring' && severity >= severeEnough ? [...steps.monitoring, 'active'] : steps[status];

/** Opening a crisis, and moving its status and severity. */
export const course: Pick<CrisisCases, 'OpenCrisis' | 'ChangeCrisisStatus' | 'ChangeCrisisSeverity'> = {
  OpenCrisis: {
    done: (command, { opened }) => same(opened, command),
    refuse: [stop('ALREADY_EXISTS', ({ crisisId }, { opened }) => opened && { crisisId })],
    record: (command, _, __, { policies }) => [
      {
        type: 'CrisisOpened',
        data: { ...command, status: 'monitoring', scaleVersion: policies['crisis-severity-scale'].value.version },
      },
    ],
  },

  ChangeCrisisStatus: {
    done: ({ to }, { opened, status }) => opened !== undefined && status === to,
    refuse: [
      isOpen[0],
      stop<Crisis, { readonly to: CrisisStatus }, CrisisFacts>(
        'RECORD_CLOSED',
        ({ to }, { status }) =>
          status === 'closed' && !steps.closed.includes(to) && { state: status, legal: steps.closed },
      ),
      stop('WRONG_STATE', ({ to }, crisis) => {
        const legal = legalSteps(crisis);
        return !legal.includes(to) && { state: crisis.status, legal };
      }),
    ],
    record: (command, { status }) => [{ type: 'CrisisStatusChanged', data: { ...command, from: status } }],
  },

  ChangeCrisisSeverity: {
    done: (command, { opened, status, severity }) =>
      opened !== undefined && status !== 'closed' && severity === command.severity,
    refuse: isOpen,
    record: (command, { severity }, _, { policies }) => [
      {
        type: 'CrisisSeverityChanged',
        data: { ...command, from: severity, scaleVersion: policies['crisis-severity-scale'].value.version },
      },
    ],
  },
};
