import { Injectable } from '@nestjs/common';
import type { Reader } from '../../../contracts/scope';
import { type Admitted, LiveIdentity } from '../live/live-identity';
import { Rights } from './rights';
import { Sessions } from './sessions';
import { Tickets } from './tickets';

/** Identity of sockets: admitted by ticket, their rights read again whenever they ask. */
@Injectable()
export class TicketedIdentity extends LiveIdentity {
  readonly changes;

  constructor(
    private readonly tickets: Tickets,
    private readonly sessions: Sessions,
    private readonly rights: Rights,
  ) {
    super();
    this.changes = rights.changed$.asObservable();
  }

  override redeem(ticket: string): Admitted | undefined {
    const redeemed = this.tickets.redeem(ticket);
    if (!redeemed) return undefined;
    const { reader, session, realm } = redeemed;
    return { userId: reader.userId, session: session.id, realm, reader };
  }

  /** An open socket is no use of its session: frames come by themselves, people send requests. */
  override current({ session }: Admitted): Reader | undefined {
    const row = this.sessions.find(session);
    return row && this.rights.reader(row.userId);
  }
}
