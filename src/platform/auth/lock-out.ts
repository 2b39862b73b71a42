import { Injectable } from '@nestjs/common';
import { Refusal } from '../../../contracts/refusals';
import { RealClock } from './real-clock';

const second = 1_000_000;
const window = 10 * 60 * second;
const locked = 15 * 60 * second;
const mostFailures = 10;
const mostNames = 20_000;

interface Failures {
  readonly at: readonly number[];
  readonly lockedUntil: number;
}
const none: Failures = { at: [], lockedUntil: 0 };

/** Stops guessing: ten failures in ten minutes lock a login, or an address, for fifteen (trust.md §5). */
@Injectable()
export class LockOut {
  readonly #failures = new Map<string, Failures>();
  /** Attempts on a login that are not answered yet. */
  readonly #pending = new Map<string, number>();

  constructor(private readonly clock: RealClock) {}

  /**
   * Begins an attempt; `failed` or `succeeded` ends it. Unanswered attempts on one login count like failures, so that
   * guesses side by side gain nothing, but they lock nobody out.
   * @throws Refusal TOO_MANY_REQUESTS while login or address is locked, whether or not the login exists
   */
  begin(login: string, address: string) {
    const now = this.clock.micros();
    const until = Math.max(
      this.#of(loginName(login), now).lockedUntil,
      this.#of(addressName(address), now).lockedUntil,
    );
    if (until > now) throw new Refusal('TOO_MANY_REQUESTS', { retryAfter: Math.ceil((until - now) / second) });
    const pending = this.#pending.get(login) ?? 0;
    if (this.#of(loginName(login), now).at.length + pending >= mostFailures)
      throw new Refusal('TOO_MANY_REQUESTS', { retryAfter: 2 });
    this.#pending.set(login, pending + 1);
  }

  failed(login: string, address: string) {
    this.#answered(login);
    const now = this.clock.micros();
    for (const name of [loginName(login), addressName(address)]) {
      const at = [...this.#of(name, now).at, now];
      this.#failures.delete(name);
      this.#failures.set(name, { at, lockedUntil: at.length >= mostFailures ? now + locked : 0 });
    }
    this.#prune(now);
  }

  /** The login's earlier failures are forgotten, those of the address are not. */
  succeeded(login: string) {
    this.#answered(login);
    this.#failures.delete(loginName(login));
  }

  /** The attempt came to nothing: the server was too busy to check it. */
  abandoned(login: string) {
    this.#answered(login);
  }

  #answered(login: string) {
    const pending = (this.#pending.get(login) ?? 0) - 1;
    if (pending > 0) this.#pending.set(login, pending);
    else this.#pending.delete(login);
  }

  /** Failures that still count: a lock that has passed took its failures with it. */
  #of(name: string, now: number): Failures {
    const { at, lockedUntil } = this.#failures.get(name) ?? none;
    if (lockedUntil > now) return { at, lockedUntil };
    return lockedUntil > 0 ? none : { at: at.filter((time) => time > now - window), lockedUntil: 0 };
  }

  /** Oldest first: what no longer counts goes, and beyond the bound whatever is oldest. */
  #prune(now: number) {
    for (const name of this.#failures.keys()) {
      if (this.#of(name, now).at.length > 0 && this.#failures.size <= mostNames) return;
      this.#failures.delete(name);
    }
  }
}

const loginName = (login: string) => `login ${login}`;
const addressName = (address: string) => `address ${address}`;
