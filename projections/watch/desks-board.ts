import type { ShiftEvent } from '../../contracts/watch/shift';
import { board } from '../board';
import { accepted, blankDesk, crewed, logged, prepared, shownDesk, started } from './desk-row';

/** Who has the watch at each desk; until a handover is accepted both crews stand in the row. */
export const desksBoard = board<ShiftEvent>()({
  topic: 'desks',
  version: 1,
  category: null,
  readers: 'any',
  keys: ({ data }) => [data.deskId],
  blank: blankDesk,
  on: {
    ShiftStarted: (row, { data }) => started(row, data),
    ShiftCrewChanged: (row, { data }) => crewed(row, data),
    LogEntryRecorded: (row, { data }) => logged(row, data),
    HandoverPrepared: prepared,
    HandoverAccepted: accepted,
  },
  show: shownDesk,
});
