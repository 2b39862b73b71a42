import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Clock, instantOf } from '../../../contracts/clock';
import type { JsonObject } from '../../../contracts/encoding';
import { idOf, type RecordedEvent } from '../../../contracts/event-log';
import type { Reader } from '../../../contracts/scope';
import { sealedAt } from '../../../projections/board';
import { rolesAt } from '../../access/rights';
import { type User, user } from '../../access/user';
import { metaOf } from '../ledger/loaded';
import type { SealedCopy } from '../sealing/sealed-value';
import { Sealer } from '../sealing/sealer';

/** Word of something that ends or changes what an open window may show. */
export interface RightsChange {
  readonly userId: string;
  readonly kind: 'rights' | 'suspended' | 'session-ended';
  readonly session?: string;
}

interface Person {
  readonly user: User;
  readonly name?: SealedCopy;
}

/** What everybody may do now, folded from the log as it grows; nothing else decides over a request. */
@Injectable()
export class Rights {
  readonly changed$ = new Subject<RightsChange>();
  readonly #people = new Map<string, Person>();

  /** @param clock the domain clock: roles end by the days of the record */
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** Rights of one user; undefined for somebody unknown, suspended or closed. */
  reader(userId: string): Reader | undefined {
    const { registered, rights, suspended, closed } = this.#people.get(userId)?.user ?? user.initial;
    if (!registered || suspended || closed) return undefined;
    return {
      userId,
      roles: rolesAt(rights, instantOf(this.clock.micros())),
      org: registered.org,
      ...(registered.partnerId !== undefined && { partnerId: registered.partnerId }),
      ...(!rights.allCountries && { countries: rights.countries }),
      compartments: rights.compartments,
      clearance: rights.clearance,
      rightsVersion: rights.version,
    };
  }

  /** How often the user's rights have changed. */
  versionOf(userId: string): number {
    return this.#people.get(userId)?.user.rights.version ?? 0;
  }

  /** The user's name in the clear; undefined once it is erased. */
  nameOf(userId: string): string | undefined {
    const name = this.#people.get(userId)?.name;
    const opened = name && this.sealer.openCopy(name);
    return typeof opened === 'string' ? opened : undefined;
  }

  /** True once anybody holds the role of administrator, suspended or not: set-up is over then. */
  get hasAdministrator(): boolean {
    return [...this.#people.values()].some(
      ({ user: { rights, closed } }) => !closed && rights.grants.some(({ role }) => role === 'administrator'),
    );
  }

  /** Takes one event of a `user-…` stream. */
  apply(event: RecordedEvent) {
    const evolve = (user.evolve as Record<string, (state: User, data: unknown, meta: unknown) => User>)[event.type];
    if (!evolve) return;
    const userId = idOf(event.stream);
    const before = this.#people.get(userId);
    const name =
      event.type === 'UserRegistered'
        ? (sealedAt(event, 'name', event.data.name as JsonObject) as SealedCopy)
        : before?.name;
    const after = evolve(before?.user ?? user.initial, event.data, metaOf(event));
    this.#people.set(userId, { user: after, ...(name && { name }) });
    if (after.suspended || after.closed) this.changed$.next({ userId, kind: 'suspended' });
    else if (after.rights.version !== (before?.user.rights.version ?? 0))
      this.changed$.next({ userId, kind: 'rights' });
  }

  /** Forgets everything: the log was rewound and is folded again. */
  reset() {
    this.#people.clear();
  }
}
