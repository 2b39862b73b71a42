import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Reader } from '../../../contracts/scope';
import type { Identified } from './identify';
import { RealClock } from './real-clock';
import { Rights } from './rights';
import { digestOf } from './session-cookie';
import { type SessionRow, Sessions } from './sessions';

const heldMicros = 30 * 1_000_000;
const mostTickets = 10_000;

interface Issued {
  readonly session: string;
  readonly realm: string;
  readonly rightsVersion: number;
  readonly until: number;
}

/** What a ticket opens: one socket of one realm. */
export interface Redeemed {
  readonly reader: Reader;
  readonly session: SessionRow;
  readonly realm: string;
}

/** Tickets for the live socket: 32 random bytes, for one session and its rights, once, within 30 s (trust.md §12). */
@Injectable()
export class Tickets {
  readonly #issued = new Map<string, Issued>();

  constructor(
    private readonly clock: RealClock,
    private readonly sessions: Sessions,
    private readonly rights: Rights,
  ) {}

  issue({ reader, session }: Identified, realm: string): string {
    const now = this.clock.micros();
    for (const [key, { until }] of this.#issued) {
      if (until > now && this.#issued.size < mostTickets) break;
      this.#issued.delete(key);
    }
    const ticket = randomBytes(32).toString('base64url');
    const { rightsVersion } = reader;
    this.#issued.set(digestOf(ticket), { session: session.id, realm, rightsVersion, until: now + heldMicros });
    return ticket;
  }

  /** Undefined for a ticket that is unknown, used or too old, or whose session ended or changed its rights. */
  redeem(ticket: string): Redeemed | undefined {
    const key = digestOf(ticket);
    const issued = this.#issued.get(key);
    this.#issued.delete(key);
    if (!issued || issued.until <= this.clock.micros()) return undefined;
    const session = this.sessions.find(issued.session);
    const reader = session && this.rights.reader(session.userId);
    if (!session || reader?.rightsVersion !== issued.rightsVersion) return undefined;
    return { reader, session, realm: issued.realm };
  }
}
