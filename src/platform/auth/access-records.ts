import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { AccessEvent } from '../../../contracts/access/access';
import { instantOf } from '../../../contracts/clock';
import type { Appended } from '../../../contracts/event-log';
import type { Subject } from '../../../contracts/kernel/groups';
import type { Actor } from '../../../contracts/metadata';
import { Refusal } from '../../../contracts/refusals';
import type { Reader } from '../../../contracts/scope';
import { systemActor } from '../issued';
import { Ledger } from '../ledger/ledger';
import { Settings } from '../settings';
import { RealClock } from './real-clock';
import { RefusalBursts } from './refusal-bursts';
import { truncatedAddress } from './truncated-address';

/** Who tried something, as far as it is known, and from where. */
export interface Attempting {
  readonly reader?: Pick<Reader, 'userId' | 'roles' | 'org'> | undefined;
  /** SHA-256 of the session reference. */
  readonly session?: string | undefined;
  /** The full address; records keep it truncated. */
  readonly address: string;
}

export interface RefusedCommand {
  readonly commandType: string;
  readonly code: string;
  readonly subjects: readonly Subject[];
  readonly streamRevision?: number;
}

const flushMillis = 10_000;

/** Records what was tried and seen on `access-<day>-<node>`, never on a domain stream (domain.md §2.15). */
@Injectable()
export class AccessRecords implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #bursts = new RefusalBursts<Attempting>();
  readonly #logger = new Logger('Access');
  #timer: NodeJS.Timeout | undefined;
  #writable = true;

  constructor(
    private readonly ledger: Ledger,
    private readonly clock: RealClock,
    private readonly settings: Settings,
  ) {}

  /** False while the last record could not be written: commands are refused then rather than executed unrecorded. */
  get writable() {
    return this.#writable;
  }

  onApplicationBootstrap() {
    this.#timer = setInterval(() => void this.flush(), flushMillis);
    this.#timer.unref();
  }

  async onModuleDestroy() {
    clearInterval(this.#timer);
    await this.flush();
  }

  /** A request refused by right: 401, 403, or 404 for something out of reach. Never throws. */
  async denied(who: Attempting, what: string, code: string): Promise<void> {
    await this.#refused(who, { type: 'AccessDenied', data: { what: what.slice(0, 200), code } });
  }

  /** A command that was refused, with the records it aimed at. Never throws. */
  async commandRefused(who: Attempting, { subjects, ...refused }: RefusedCommand): Promise<void> {
    await this.#refused(who, { type: 'CommandRefused', data: { ...refused, subjects: [...subjects] } });
  }

  /** @throws Refusal LOG_READ_ONLY when the record cannot be written */
  async write(who: Attempting, event: AccessEvent): Promise<Appended> {
    const day = instantOf(this.clock.micros()).slice(0, 10);
    const data = { ...placeOf(who), ...event.data };
    try {
      const appended = await this.ledger.note(`access-${day}-${this.settings.node}`, [{ type: event.type, data }], {
        actor: actorOf(who),
      });
      this.#writable = true;
      return appended;
    } catch (error) {
      this.#writable = false;
      this.#logger.error(`${event.type} could not be recorded: ${error instanceof Error ? error.message : error}`);
      throw new Refusal('LOG_READ_ONLY', { unrecorded: event.type });
    }
  }

  /** Records the bursts of refusals whose minute has passed. */
  async flush(): Promise<void> {
    for (const { who, count } of this.#bursts.ended(this.clock.micros()))
      await this.#quietly(who, { type: 'RefusalsRepeated', data: { count } });
  }

  async #refused(who: Attempting, event: AccessEvent) {
    await this.flush();
    const alone = this.#bursts.count(who.reader?.userId ?? who.address, who, this.clock.micros());
    if (alone || !this.#writable) await this.#quietly(who, event);
  }

  async #quietly(who: Attempting, event: AccessEvent) {
    try {
      await this.write(who, event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

const placeOf = ({ reader, session, address }: Attempting) => ({
  ...(reader && { userId: reader.userId }),
  address: truncatedAddress(address),
  ...(session !== undefined && { session }),
});

const actorOf = ({ reader }: Attempting): Actor =>
  reader ? { id: reader.userId, role: reader.roles[0] ?? 'none', org: reader.org } : systemActor;
