import {
  type ShiftCommand,
  type ShiftEvent,
  type ShiftKeys,
  shiftCommands,
  shiftEvents,
} from '../../../contracts/watch/shift';
import { defineDecider } from '../../platform/decider';
import { personsOf } from '../../platform/persons-of';
import { handover } from './handover';
import { type Shift, type ShiftEvolution, type ShiftFacts, said, unstarted } from './shift-state';
import { watching } from './watching';

const evolve: ShiftEvolution = {
  ShiftStarted: (shift, data, { position, handling }) => ({
    ...shift,
    started: said.start(data),
    startedAt: position,
    compartments: handling.compartments,
    stood: data.crew.map(({ userId }) => userId),
  }),
  ShiftCrewChanged: (shift, { crew, joined }) => ({
    ...shift,
    ...(shift.started && { started: { ...shift.started, crew } }),
    stood: [...new Set([...shift.stood, ...joined])],
  }),
  LogEntryRecorded: (shift, data) => ({
    ...shift,
    entries: { ...shift.entries, [data.entryId]: said.entry(data) },
  }),
  HandoverPrepared: (shift, data, meta) => ({
    ...shift,
    status: 'handoverPrepared',
    prepared: { handover: said.handover(data), givers: personsOf(meta) },
  }),
  HandoverAccepted: (shift, data, { actor }) => ({
    ...shift,
    status: 'ended',
    accepted: { acceptance: said.acceptance(data), by: actor.id },
  }),
};

/** Decides what may happen to one watch at one desk (domain.md §2.1). */
export const shift = defineDecider<ShiftCommand, ShiftEvent, ShiftKeys, ShiftFacts>()<Shift>({
  category: 'shift',
  id: 'shiftId',
  commands: shiftCommands,
  events: shiftEvents,
  initial: unstarted,
  keys: ({ started }) => (started ? { shiftId: started.shiftId, deskId: started.deskId } : {}),
  decide: { ...watching, ...handover },
  evolve,
});
