import { IsCount, IsInstant, IsPosition, IsText } from '../kernel/fields';
import { IsSubject, type Subject } from '../kernel/groups';
import type { EventOf, EventRegistry } from '../kernel/messages';

const optional = { optional: true } as const;

/** What every record of `access-<yyyy-mm-dd>-<node>` says: who, and from where (address truncated to /24 or /48). */
class Attempt {
  /** Absent where nobody is signed in. */
  @IsText(120, optional) userId?: string;
  @IsText(60, optional) address?: string;
  /** SHA-256 of the session reference, hexadecimal. */
  @IsText(64, optional) session?: string;
}

export class SignedIn extends Attempt {
  /** Real time, because recordedAt follows the domain clock. */
  @IsInstant() startedAt!: string;
  @IsInstant() absoluteUntil!: string;
}
export class SignInFailed extends Attempt {
  @IsText(60) outcome!: string;
}
export class SignedOut extends Attempt {}
export class SessionRevoked extends Attempt {
  @IsText(300) reason!: string;
}
export class AccessDenied extends Attempt {
  @IsText(200) what!: string;
  @IsText(60) code!: string;
}
export class CommandRefused extends Attempt {
  @IsText(80) commandType!: string;
  @IsText(60) code!: string;
  @IsSubject({ list: true }) subjects!: Subject[];
  @IsCount(optional) streamRevision?: number;
}
/** More than 20 refusals of one actor in a minute, as one record. */
export class RefusalsRepeated extends Attempt {
  @IsCount() count!: number;
}
export class SensitiveRecordRead extends Attempt {
  @IsSubject() subject!: Subject;
  @IsText(300) purpose!: string;
}
export class ExportMade extends Attempt {
  @IsText(80) what!: string;
  @IsText(1000) filter!: string;
  @IsCount() rows!: number;
  @IsText(64) sha256!: string;
  @IsPosition() knownAt!: number;
  @IsText(200) audience!: string;
  @IsText(200) personalData!: string;
}

export const accessEvents = {
  SignedIn,
  SignInFailed,
  SignedOut,
  SessionRevoked,
  AccessDenied,
  CommandRefused,
  RefusalsRepeated,
  SensitiveRecordRead,
  ExportMade,
} as const satisfies EventRegistry;

export type AccessEvent = EventOf<typeof accessEvents>;
