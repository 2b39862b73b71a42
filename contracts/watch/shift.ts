import { All, Only } from '../kernel/combine';
import {
  IsBoolean,
  IsCount,
  IsId,
  IsInstant,
  IsItemId,
  IsLongText,
  IsOneOf,
  IsOrg,
  IsPosition,
  IsRef,
  IsText,
} from '../kernel/fields';
import { IsGroup, IsSubject, type Subject } from '../kernel/groups';
import type { CommandOf, CommandRegistry, EventOf, EventRegistry } from '../kernel/messages';
import { handoverHeadings, type OneOf } from '../vocabulary/code-lists';

const optional = { optional: true } as const;

/** The desk that a shift is of, from the shift's id. */
export const deskOf = (id: string) => id.split('.').slice(0, -2).join('.');

/** Keys of every event of a shift. */
export class ShiftKeys {
  @IsText(60) shiftId!: string;
  @IsText(40) deskId!: string;
}

export class CrewMember {
  @IsRef('user') userId!: string;
  @IsText(60) position!: string;
  @IsOrg() org!: string;
}
export class StartShift {
  /** `<desk>.<YYYYMMDD>.<n>`, for example `AF.20130304.1`. */
  @IsText(60) shiftId!: string;
  @IsText(40) deskId!: string;
  /** IANA name of the desk's time zone. */
  @IsText(60) zone!: string;
  @IsInstant() plannedFrom!: string;
  @IsInstant() plannedTo!: string;
  @IsGroup(() => CrewMember, { list: [1, 20] }) crew!: CrewMember[];
  @IsText(60, optional) tookOverFrom?: string;
}

export class RecordLogEntry {
  @IsRef('shift') shiftId!: string;
  @IsItemId() entryId!: string;
  @IsLongText() text!: string;
  @IsBoolean() significant!: boolean;
  @IsSubject({ list: [0, 20] }) refs!: Subject[];
  @IsRef('crisis', optional) crisisId?: string;
  @IsRef('engagement', optional) engagementId?: string;
}

export class HandoverSection {
  @IsOneOf(handoverHeadings) heading!: OneOf<typeof handoverHeadings>;
  @IsLongText() text!: string;
}
export class PrepareHandover {
  @IsRef('shift') shiftId!: string;
  @IsPosition() fromPosition!: number;
  @IsPosition() toPosition!: number;
  @IsGroup(() => HandoverSection, { list: true }) sections!: HandoverSection[];
  @IsRef('alert', { list: true }) openAlertIds!: string[];
  @IsRef('alert', { list: true }) criticalAlertIds!: string[];
  @IsId({ list: true }) openTaskingIds!: string[];
  /** Digest of the handover as the giver saw it; the taker names the same. */
  @IsText(64) contentSha256!: string;
  /** Nobody takes over: the desk closes with this shift. */
  @IsBoolean() deskCloses!: boolean;
}

export class AcceptHandover {
  @IsRef('shift') shiftId!: string;
  @IsText(60, optional) nextShiftId?: string;
  @IsText(64) contentSha256!: string;
  @IsRef('alert', { list: true }) readAlertIds!: string[];
}

export const shiftCommands = {
  StartShift: {
    command: StartShift,
    sentence: 'Start a watch at a desk, or change its crew.',
    roles: ['watch-officer', 'senior-watch-officer'],
    records: { ShiftStarted: '', ShiftCrewChanged: '' },
    upsert: true,
  },
  RecordLogEntry: {
    command: RecordLogEntry,
    sentence: 'Write a line in the watch log.',
    roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst', 'deployment-coordinator'],
    records: { LogEntryRecorded: 'cr' },
  },
  PrepareHandover: {
    command: PrepareHandover,
    sentence: 'Sign what the next officer takes over, bound to a range of the log.',
    roles: ['watch-officer', 'senior-watch-officer'],
    records: { HandoverPrepared: '' },
    guarded: true,
  },
  AcceptHandover: {
    command: AcceptHandover,
    sentence: 'Take the watch over; this ends the shift.',
    roles: ['watch-officer', 'senior-watch-officer'],
    records: { HandoverAccepted: '' },
    guarded: true,
  },
} as const satisfies CommandRegistry;

class Moves {
  @IsId({ list: true }) joined!: string[];
  @IsId({ list: true }) left!: string[];
}
class Checked {
  /** How many events the checkpoint covers that the handover stands on. */
  @IsCount() checkpointSize!: number;
  @IsPosition() checkedAt!: number;
}
class Given {
  @IsPosition() fromPosition!: number;
  @IsPosition() toPosition!: number;
  @IsRef('user') givenBy!: string;
}

export class ShiftStarted extends All(ShiftKeys, StartShift) {}
export class ShiftCrewChanged extends All(ShiftKeys, Only(StartShift, 'crew'), Moves) {}
export class LogEntryRecorded extends All(ShiftKeys, RecordLogEntry) {}
export class HandoverPrepared extends All(ShiftKeys, PrepareHandover, Checked) {}
export class HandoverAccepted extends All(ShiftKeys, AcceptHandover, Given) {}

export const shiftEvents = {
  ShiftStarted,
  ShiftCrewChanged,
  LogEntryRecorded,
  HandoverPrepared,
  HandoverAccepted,
} as const satisfies EventRegistry;

export type ShiftCommand = CommandOf<typeof shiftCommands>;
export type ShiftEvent = EventOf<typeof shiftEvents>;
