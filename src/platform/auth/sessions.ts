import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../../contracts/access/access';
import { AccountStore } from '../../../contracts/accounts';
import { microsOf } from '../../../contracts/clock';
import type { RecordedEvent } from '../../../contracts/event-log';
import { RealClock } from './real-clock';
import { Rights } from './rights';

const minute = 60 * 1_000_000;
/** A session ends after half an hour without use, and after twelve hours in any case (trust.md §5). */
export const idleMicros = 30 * minute;
export const absoluteMicros = 12 * 60 * minute;
const notedEvery = minute;
/** Requests on their way when a reference was replaced still carry the old one. */
const replacedMicros = minute / 2;

/** One sign-in that still holds. Times are microseconds of the real clock. */
export interface SessionRow {
  /** SHA-256 of the reference that the browser holds. */
  readonly id: string;
  readonly userId: string;
  readonly absoluteUntil: number;
  readonly idleUntil: number;
  /** Version of the user's rights when this reference was given; a newer one calls for another reference. */
  readonly rightsVersion: number;
}

interface Kept {
  readonly userId: string;
  readonly absoluteUntil: number;
  readonly rightsVersion: number;
  readonly seen: number;
  readonly noted: number;
}

/** Sessions folded from the records of signing in and out, so that they outlive a restart. */
@Injectable()
export class Sessions {
  readonly #kept = new Map<string, Kept>();
  readonly #replaced = new Map<string, { readonly by: string; readonly until: number }>();

  constructor(
    private readonly clock: RealClock,
    private readonly accounts: AccountStore,
    private readonly rights: Rights,
  ) {}

  /** The session while it holds; undefined once it ended, idled out or grew too old. */
  find(id: string): SessionRow | undefined {
    const now = this.clock.micros();
    const replaced = this.#replaced.get(id);
    if (replaced && now < replaced.until) return this.find(replaced.by);
    const kept = this.#kept.get(id);
    if (!kept) return undefined;
    const { userId, absoluteUntil, rightsVersion, seen } = kept;
    const row = { id, userId, absoluteUntil, rightsVersion, idleUntil: seen + idleMicros };
    return now < row.absoluteUntil && now < row.idleUntil ? row : undefined;
  }

  /** As `find`, and counts as use. */
  use(id: string): SessionRow | undefined {
    const row = this.find(id);
    const kept = row && this.#kept.get(row.id);
    if (!row || !kept) return undefined;
    const now = this.clock.micros();
    const note = now - kept.noted >= notedEvery;
    if (note) this.accounts.noteSeen(row.id, now);
    this.#kept.set(row.id, { ...kept, seen: now, noted: note ? now : kept.noted });
    return { ...row, idleUntil: now + idleMicros };
  }

  /** For half a minute the old reference opens the session that replaced its own; told before the old one is revoked. */
  replace(id: string, by: string) {
    const now = this.clock.micros();
    for (const [old, { until }] of this.#replaced) if (until <= now) this.#replaced.delete(old);
    this.#replaced.set(id, { by, until: now + replacedMicros });
  }

  /** Takes one event of an `access-…` stream. */
  apply({ type, data }: RecordedEvent) {
    if (type === 'SignedIn') this.#begin(data as unknown as SignedIn);
    if (type === 'SignedOut' || type === 'SessionRevoked') this.#end(data as { session?: string; userId?: string });
  }

  /** Ends every session of a user whose account is suspended or closed. */
  endAllOf(userId: string) {
    for (const [id, kept] of this.#kept) if (kept.userId === userId) this.#drop(id, userId);
  }

  reset() {
    this.#replaced.clear();
    this.#kept.clear();
  }

  #begin({ userId, session, startedAt, absoluteUntil }: SignedIn) {
    const until = microsOf(absoluteUntil);
    const now = this.clock.micros();
    if (!session || !userId || until <= now) return;
    this.#forgetOld(now);
    const seen = this.accounts.lastSeen(session) ?? microsOf(startedAt);
    const rightsVersion = this.rights.versionOf(userId);
    this.#kept.set(session, { userId, absoluteUntil: until, rightsVersion, seen, noted: seen });
  }

  #end({ session, userId }: { readonly session?: string; readonly userId?: string }) {
    if (session !== undefined) this.#drop(session, this.#kept.get(session)?.userId);
    else if (userId !== undefined) this.endAllOf(userId);
  }

  #drop(session: string, userId: string | undefined) {
    if (this.#kept.delete(session) && userId !== undefined)
      this.rights.changed$.next({ userId, kind: 'session-ended', session });
  }

  #forgetOld(now: number) {
    for (const [id, { absoluteUntil }] of this.#kept) if (absoluteUntil <= now) this.#kept.delete(id);
    this.accounts.forgetSeenBefore(now - absoluteMicros);
  }
}
