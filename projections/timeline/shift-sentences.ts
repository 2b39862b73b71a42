import { after, counted, moment } from './phrases';
import type { Fields, Sentences } from './said';

const shift = (fields: Fields) => `Shift ${fields.text('shiftId') ?? '?'}`;
const range = (fields: Fields) => `#${fields.number('fromPosition') ?? '?'} to #${fields.number('toPosition') ?? '?'}`;
const alerts = (fields: Fields) =>
  `${counted(fields.size('openAlertIds'), 'open alert', 'open alerts')}, ${fields.size('criticalAlertIds')} critical`;

/** What happens in a watch at a desk, told in one sentence each. */
export const shiftSentences: Sentences = {
  ShiftStarted: (fields) =>
    `${shift(fields)} started, crew of ${fields.size('crew')}${after(', until ', moment(fields.text('plannedTo')))}`,
  ShiftCrewChanged: (fields) =>
    `Crew of shift ${fields.text('shiftId') ?? '?'} changed: ${fields.size('joined')} joined, ${fields.size('left')} left`,
  LogEntryRecorded: (fields) =>
    `${fields.flag('significant') ? 'Significant log' : 'Log'} entry${after(': ', fields.text('text'))}`,
  HandoverPrepared: (fields) =>
    `Handover prepared, ${range(fields)}: ${alerts(fields)}${fields.flag('deskCloses') ? '; the desk closes' : ''}`,
  HandoverAccepted: (fields) => `Handover accepted, ${range(fields)}, shift ${fields.text('shiftId') ?? '?'} ended`,
};
