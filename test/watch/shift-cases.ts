import type { PrepareHandover, RecordLogEntry, ShiftEvent, StartShift } from '../../contracts/watch/shift';

type Recorded<T extends ShiftEvent['type']> = Extract<ShiftEvent, { type: T }> & { by?: string; at?: string };

export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
/** Officers of the shift that ends, and the one who takes over. */
export const [officer, senior, next] = [idOf(1), idOf(2), idOf(3)] as const;
export const alertId = idOf(41);
export const otherAlertId = idOf(42);
export const keys = { shiftId: 'AF.20130304.1', deskId: 'AF' };
const { shiftId } = keys;

export const memberOf = (userId: string) => ({ userId, position: 'watch officer', org: 'STATE' });
export const starting: StartShift = {
  ...keys,
  zone: 'America/New_York',
  plannedFrom: '2013-03-04T00:00:00Z',
  plannedTo: '2013-03-04T12:00:00Z',
  crew: [memberOf(officer), memberOf(senior)],
};
export const started: Recorded<'ShiftStarted'> = { type: 'ShiftStarted', data: starting };

export const entry: RecordLogEntry = {
  shiftId,
  entryId: idOf(60),
  text: 'Post Nairobi reports calm queues.',
  significant: true,
  refs: [{ kind: 'countryWatch', id: 'KEN' }],
};
export const logged: Recorded<'LogEntryRecorded'> = { type: 'LogEntryRecorded', data: { ...entry, ...keys } };

/** Starts at position 1, where the given shift was started. */
export const preparing: PrepareHandover = {
  shiftId,
  fromPosition: 1,
  toPosition: 900,
  sections: [{ heading: 'priorities', text: 'Watch the tally centers.' }],
  openAlertIds: [alertId],
  criticalAlertIds: [alertId],
  openTaskingIds: [],
  contentSha256: '4be1'.repeat(16),
  deskCloses: false,
};
export const prepared: Recorded<'HandoverPrepared'> = {
  type: 'HandoverPrepared',
  data: { ...preparing, ...keys, checkpointSize: 1000, checkedAt: 1000 },
  by: officer,
};

export const accepting = { shiftId, contentSha256: preparing.contentSha256, readAlertIds: [alertId] };
export const accepted: Recorded<'HandoverAccepted'> = {
  type: 'HandoverAccepted',
  data: { ...accepting, ...keys, fromPosition: 1, toPosition: 900, givenBy: officer },
  by: next,
};
