import { IsBoolean, IsCount, IsInstant, IsLongText, IsPosition, IsText } from './kernel/fields';
import type { EventOf, EventRegistry } from './kernel/messages';

/** What every record of `integrity-<realm>` says: which realm, which place, why, and what came of it (domain.md §2.14). */
class Record {
  @IsText(80) realm!: string;
  @IsPosition({ optional: true }) at?: number;
  @IsText(500) cause!: string;
  @IsText(500) outcome!: string;
}

export class LogOpened extends Record {}
/** A signed head that is on the record itself; the note of this size is kept (trust.md §3.1, S5). */
export class CheckpointPublished extends Record {
  @IsCount() size!: number;
  /** Base64 of 32 bytes. */
  @IsText(44) root!: string;
  /** Eight hexadecimal digits. */
  @IsText(8) keyId!: string;
  @IsText(40) reason!: string;
}
/** The first events were read again and are as they were recorded and sealed. */
export class VerificationCompleted extends Record {
  @IsCount() from!: number;
  @IsCount() to!: number;
  @IsText(44) root!: string;
  @IsCount() findings!: number;
}
export class VerificationFailed extends Record {
  @IsText(80) code!: string;
  /** Leaf index, from 0. */
  @IsCount({ optional: true }) firstIndex?: number;
}
/** The beginning of a log that was restored without some acknowledged events (trust.md §17.3). */
export class LogRestored extends Record {
  @IsText(200) previousOrigin!: string;
  /** Note of the newest checkpoint that was known of the log before; absent when it was never sealed. */
  @IsLongText({ optional: true }) previousCheckpoint?: string;
  @IsCount() restoredSize!: number;
  @IsPosition() lostFrom!: number;
  /** Absent when nobody knows. */
  @IsPosition({ optional: true }) lostTo?: number;
}
export class ProjectionDiverged extends Record {
  @IsText(80) picture!: string;
}
export class LogRewound extends Record {}
/** The checkpoint on the record is cosigned by a quorum of the policy. */
export class WitnessCosigned extends Record {
  @IsCount() size!: number;
  /** Names within the policy. */
  @IsText(80, { list: true }) witnesses!: readonly string[];
}
export class WitnessFailed extends Record {
  @IsText(120) witness!: string;
  @IsCount() failingForSeconds!: number;
}
/** Heads are signed with another key; the checkpoint that follows is signed by both (trust.md §3.1, S6). */
export class SigningKeyRotated extends Record {
  /** As `name+id+key`. */
  @IsText(300) key!: string;
  @IsText(300) previousKey!: string;
  /** Until when both sign. */
  @IsInstant() until!: string;
}
/** The volume of the log is in use to one of the levels of eventlog.md §8, or above. */
export class StorageWarning extends Record {
  /** Whole per cent. */
  @IsCount() usedPercent!: number;
  @IsCount() freeMib!: number;
}
/** The machine's time is another than this process ran to, or a start was told to accept a clock that is behind the log. */
export class ClockStepped extends Record {
  /** Milliseconds. */
  @IsCount() stepMs!: number;
  /** The clock is behind. */
  @IsBoolean() backwards!: boolean;
}
export class EventParked extends Record {
  @IsText(80) picture!: string;
}
export class ConfigurationChanged extends Record {}

export const integrityEvents = {
  LogOpened,
  CheckpointPublished,
  VerificationCompleted,
  VerificationFailed,
  LogRestored,
  ProjectionDiverged,
  LogRewound,
  WitnessCosigned,
  WitnessFailed,
  SigningKeyRotated,
  StorageWarning,
  ClockStepped,
  EventParked,
  ConfigurationChanged,
} as const satisfies EventRegistry;

/** An event of `integrity-<realm>`. */
export type IntegrityEvent = EventOf<typeof integrityEvents>;
