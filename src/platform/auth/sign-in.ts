import { Injectable } from '@nestjs/common';
import { type Account, AccountStore } from '../../../contracts/accounts';
import { instantOf } from '../../../contracts/clock';
import { Refusal } from '../../../contracts/refusals';
import { Settings } from '../settings';
import { AccessFollower } from './access-follower';
import { AccessRecords, type Attempting } from './access-records';
import { loginOf } from './accounts';
import type { Identified } from './identify';
import { LockOut } from './lock-out';
import { PasswordHasher } from './password-hasher';
import { RealClock } from './real-clock';
import { Rights } from './rights';
import { digestOf, newReference } from './session-cookie';
import { absoluteMicros, Sessions } from './sessions';

const longest = 1024;

/** Begins and ends sessions. A failure says neither which field was wrong nor whether the person exists. */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountStore,
    private readonly hasher: PasswordHasher,
    private readonly lockOut: LockOut,
    private readonly rights: Rights,
    private readonly records: AccessRecords,
    private readonly follower: AccessFollower,
    private readonly sessions: Sessions,
    private readonly clock: RealClock,
    private readonly settings: Settings,
  ) {}

  /**
   * @param body `{login, password}`, or `{alias}` in a demonstration
   * @returns the reference for the session's cookie
   * @throws Refusal NOT_AUTHENTICATED, TOO_MANY_REQUESTS, INVALID_FIELDS
   */
  async begin(body: unknown, address: string): Promise<string> {
    const { login, password } = this.#wanted(body);
    this.lockOut.begin(login, address);
    const account = this.accounts.find(login);
    const right = await this.#isRight(login, password, account);
    const reader = right && account ? this.rights.reader(account.userId) : undefined;
    if (!reader) {
      this.lockOut.failed(login, address);
      return this.#failed(account, right, address);
    }
    this.lockOut.succeeded(login);
    return this.#start({ reader, address });
  }

  /**
   * A new reference for a session whose rights have changed since the last one was given; its end stays where it was.
   * Undefined where the present reference will do.
   */
  async renew({ reader, session }: Identified, address: string): Promise<string | undefined> {
    if (session.rightsVersion === reader.rightsVersion) return undefined;
    const reference = await this.#start({ reader, address }, session.absoluteUntil);
    this.sessions.replace(session.id, digestOf(reference));
    await this.records.write(
      { reader, session: session.id, address },
      { type: 'SessionRevoked', data: { reason: 'replaced after a change of rights' } },
    );
    return reference;
  }

  /** Ends a session; open sockets of it close within a second. */
  async end(
    { reader, session }: Pick<Identified, 'reader'> & { readonly session: string },
    address: string,
  ): Promise<void> {
    const { position } = await this.records.write({ reader, session, address }, { type: 'SignedOut', data: {} });
    await this.follower.reached(position);
  }

  #wanted(body: unknown): { readonly login: string; readonly password?: string } {
    const { login, password, alias } = (typeof body === 'object' && body !== null ? body : {}) as Record<
      string,
      unknown
    >;
    if (this.settings.demo && isText(alias) && login === undefined) return { login: loginOf(alias) };
    const errors = Object.entries({ login, password })
      .filter(([, value]) => !isText(value))
      .map(([name]) => ({ pointer: `/${name}`, rule: `must be text of 1 to ${longest} characters` }));
    if (errors.length > 0) throw new Refusal('INVALID_FIELDS', { errors });
    return { login: loginOf(login as string), password: password as string };
  }

  async #isRight(login: string, password: string | undefined, account: Account | undefined): Promise<boolean> {
    if (password === undefined) return account?.password.profile === 'cheap';
    try {
      return await this.hasher.matches(password, account?.password);
    } catch (error) {
      this.lockOut.abandoned(login);
      throw error;
    }
  }

  async #failed(account: Account | undefined, right: boolean, address: string): Promise<never> {
    const outcome = !account ? 'unknown login' : right ? 'account may not act' : 'wrong password';
    const data = { outcome, ...(account && { userId: account.userId }) };
    await this.records.write({ address }, { type: 'SignInFailed', data });
    throw new Refusal('NOT_AUTHENTICATED');
  }

  async #start(who: Attempting, until?: number): Promise<string> {
    const reference = newReference();
    const now = this.clock.micros();
    const { position } = await this.records.write(
      { ...who, session: digestOf(reference) },
      {
        type: 'SignedIn',
        data: { startedAt: instantOf(now), absoluteUntil: instantOf(until ?? now + absoluteMicros) },
      },
    );
    await this.follower.reached(position);
    return reference;
  }
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest && value.isWellFormed();
