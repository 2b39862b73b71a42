import { IsCount, IsPosition, IsText } from './kernel/fields';
import type { EventRegistry } from './kernel/messages';

/** What every record of `integrity-<realm>` says: which realm, which place, why, and what came of it (domain.md §2.14). */
class Record {
  @IsText(80) realm!: string;
  @IsPosition({ optional: true }) at?: number;
  @IsText(500) cause!: string;
  @IsText(500) outcome!: string;
}

export class LogOpened extends Record {}
export class VerificationFailed extends Record {
  @IsText(80) code!: string;
}
export class ProjectionDiverged extends Record {
  @IsText(80) picture!: string;
}
export class LogRewound extends Record {}
export class WitnessFailed extends Record {
  @IsText(120) witness!: string;
  @IsCount() failingForSeconds!: number;
}
export class EventParked extends Record {
  @IsText(80) picture!: string;
}
export class ConfigurationChanged extends Record {}

export const integrityEvents = {
  LogOpened,
  VerificationFailed,
  ProjectionDiverged,
  LogRewound,
  WitnessFailed,
  EventParked,
  ConfigurationChanged,
} as const satisfies EventRegistry;
