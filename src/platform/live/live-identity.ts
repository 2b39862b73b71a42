import type { Observable } from 'rxjs';
import type { Reader } from '../../../contracts/scope';

/** Who holds a socket, and by which session. */
export interface Admitted {
  readonly userId: string;
  /** SHA-256 of the session reference. */
  readonly session: string;
  readonly realm: string;
  readonly reader: Reader;
}
export interface IdentityChange {
  readonly userId: string;
  readonly kind: 'rights' | 'suspended' | 'session-ended';
  readonly session?: string;
}

/** What the live protocol asks of identity: tickets, current rights, and word of every change. */
export abstract class LiveIdentity {
  /** Undefined for a ticket that is unknown, used, or older than 30 s. */
  abstract redeem(ticket: string): Admitted | undefined;
  /** Rights as of now; undefined once the session has ended. */
  abstract current(admitted: Admitted): Reader | undefined;
  abstract readonly changes: Observable<IdentityChange>;
}
