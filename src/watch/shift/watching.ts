import { microsOf } from '../../../contracts/clock';
import { same } from '../../../contracts/kernel/same';
import { type CrewMember, deskOf, type StartShift } from '../../../contracts/watch/shift';
import { stop } from '../../platform/decider';
import { isEnded, isOpen, type ShiftCases } from './shift-state';

type Start = Readonly<StartShift>;

/** The day and the number that follow the desk in a shift's id. */
const dayAndNumber = /\.\d{8}\.\d{1,4}$/;

const faultOf = ({ shiftId, deskId, plannedFrom, plannedTo }: Start) => {
  if (deskOf(shiftId) !== deskId || !dayAndNumber.test(shiftId))
    return { pointer: '/shiftId', rule: 'must be the desk, a day and a number, as in AF.20130304.1' };
  if (microsOf(plannedTo) < microsOf(plannedFrom))
    return { pointer: '/plannedTo', rule: 'must be no earlier than plannedFrom' };
  return undefined;
};

/** True when only the crew may differ: that is what a repeat changes. */
const isSameShift = (command: Start, started: Start) => same({ ...command, crew: [] }, { ...started, crew: [] });

const idsOf = (crew: readonly CrewMember[]) => [...new Set(crew.map(({ userId }) => userId))];
/** Those of the one crew who are not in the other. */
const without = (crew: readonly CrewMember[], other: readonly CrewMember[]) => {
  const others = idsOf(other);
  return idsOf(crew).filter((id) => !others.includes(id));
};

/** Standing a watch: its crew and its log. */
export const watching: Pick<ShiftCases, 'StartShift' | 'RecordLogEntry'> = {
  StartShift: {
    done: (command, { started }) => same(started, command),
    refuse: [
      stop('INVALID_FIELDS', (command) => {
        const fault = faultOf(command);
        return fault && { errors: [fault] };
      }),
      stop(
        'ALREADY_EXISTS',
        (command, { started }) => started && !isSameShift(command, started) && { shiftId: command.shiftId },
      ),
      isEnded,
    ],
    record: (command, { started }) =>
      started
        ? [
            {
              type: 'ShiftCrewChanged',
              data: {
                crew: command.crew,
                joined: without(command.crew, started.crew),
                left: without(started.crew, command.crew),
              },
            },
          ]
        : [{ type: 'ShiftStarted', data: { ...command } }],
  },

  RecordLogEntry: {
    done: (command, { entries }) => same(entries[command.entryId], command),
    refuse: [...isOpen, stop('ALREADY_EXISTS', ({ entryId }, { entries }) => entries[entryId] && { entryId })],
    record: (command) => [{ type: 'LogEntryRecorded', data: { ...command } }],
  },
};
