import { Injectable } from '@nestjs/common';
import { Refusal } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';
import { type HttpRequest, headerOf } from './http-request';
import { Rights } from './rights';
import { digestOf, referenceIn } from './session-cookie';
import { type SessionRow, Sessions } from './sessions';

/** Somebody signed in: what they may do now, and by which session. */
export interface Identified {
  readonly reader: Reader;
  readonly session: SessionRow;
}

/** Tells who sends a request, from the session cookie and today's rights. */
@Injectable()
export class Identify {
  constructor(
    private readonly sessions: Sessions,
    private readonly rights: Rights,
  ) {}

  /** Undefined for nobody: no session, one that ended, or an account that may not act. Counts as use of the session. */
  identify(cookieHeader: string | undefined): Identified | undefined {
    const reference = referenceIn(cookieHeader);
    const session = reference === undefined ? undefined : this.sessions.use(digestOf(reference));
    const reader = session && this.rights.reader(session.userId);
    return session && reader && { reader, session };
  }

  /** @throws Refusal NOT_AUTHENTICATED */
  require(request: Pick<HttpRequest, 'headers'>): Identified {
    const identified = this.identify(headerOf(request, 'cookie'));
    if (!identified) throw new Refusal('NOT_AUTHENTICATED');
    return identified;
  }
}
