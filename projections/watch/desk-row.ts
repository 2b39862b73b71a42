import type { Known } from '../../contracts/kernel/messages';
import type { CrewMember, ShiftEvent } from '../../contracts/watch/shift';
import { emptySet, type OpenSet, openCount, opened } from '../open-set';

type Started = Known<ShiftEvent, 'ShiftStarted'>['data'];

/** A shift at a desk that has not ended. */
interface StandingShift {
  readonly shiftId: string;
  readonly crew: readonly CrewMember[];
  readonly plannedTo?: string;
  readonly entries: OpenSet;
  readonly significant: OpenSet;
}

/** The last handover at a desk. */
interface LastHandover {
  readonly state: 'prepared' | 'accepted';
  readonly toPosition: number;
  /** Who has the watch: the giver until somebody accepts; nobody where the desk closes. */
  readonly onWatch?: string;
  readonly deskCloses: boolean;
}

/** A desk as the board keeps it. */
export interface DeskRow {
  /** In the order of the log: while a handover is open, the next shift stands beside the one that ends. */
  readonly shifts: readonly StandingShift[];
  readonly handover?: LastHandover;
}

export const blankDesk: DeskRow = { shifts: [] };

const blankShift = { crew: [], entries: emptySet, significant: emptySet };

/** The desk after a shift of it changed; a shift that is not there comes last. */
const withShift = (row: DeskRow, shiftId: string, change: (shift: StandingShift) => StandingShift): DeskRow => {
  const at = row.shifts.findIndex((shift) => shift.shiftId === shiftId);
  const before = row.shifts[at] ?? { shiftId, ...blankShift };
  const shifts = at < 0 ? [...row.shifts, change(before)] : row.shifts.with(at, change(before));
  return { ...row, shifts };
};

export const started = (row: DeskRow, { shiftId, crew, plannedTo }: Started) =>
  withShift(row, shiftId, (shift) => ({ ...shift, crew, plannedTo }));

export const crewed = (row: DeskRow, { shiftId, crew }: Pick<Started, 'shiftId' | 'crew'>) =>
  withShift(row, shiftId, (shift) => ({ ...shift, crew }));

export const logged = (
  row: DeskRow,
  { shiftId, entryId, significant }: Known<ShiftEvent, 'LogEntryRecorded'>['data'],
) =>
  withShift(row, shiftId, (shift) => ({
    ...shift,
    entries: opened(shift.entries, entryId),
    significant: significant ? opened(shift.significant, entryId) : shift.significant,
  }));

export const prepared = (row: DeskRow, { data, metadata }: Known<ShiftEvent, 'HandoverPrepared'>): DeskRow => ({
  ...row,
  handover: {
    state: 'prepared',
    toPosition: data.toPosition,
    onWatch: metadata.actor.id,
    deskCloses: data.deskCloses,
  },
});

/** The desk after its handover: the shift that ended leaves, and whoever accepted has the watch. */
export const accepted = (
  { shifts, handover }: DeskRow,
  { data, metadata }: Known<ShiftEvent, 'HandoverAccepted'>,
): DeskRow => {
  const deskCloses = handover?.deskCloses ?? false;
  return {
    shifts: shifts.filter(({ shiftId }) => shiftId !== data.shiftId),
    handover: {
      state: 'accepted',
      toPosition: data.toPosition,
      deskCloses,
      ...(!deskCloses && { onWatch: metadata.actor.id }),
    },
  };
};

/** Columns of board `desks`: the shift that has the watch, with the crews of all shifts that stand. */
export const shownDesk = ({ shifts, handover }: DeskRow) => {
  const [first] = shifts;
  return {
    shiftId: first?.shiftId ?? null,
    crew: shifts.flatMap(({ shiftId, crew }) =>
      crew.map(({ userId, position, org }) => ({ shiftId, userId, position, org })),
    ),
    plannedTo: first?.plannedTo ?? null,
    entries: openCount(first?.entries ?? emptySet),
    significantEntries: openCount(first?.significant ?? emptySet),
    handoverState: handover?.state ?? null,
    toPosition: handover?.toPosition ?? null,
    onWatch: handover?.onWatch ?? null,
  };
};
