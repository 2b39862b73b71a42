import { Injectable } from '@nestjs/common';
import { type Account, AccountStore } from '../../../contracts/accounts';
import { Refusal } from '../../../contracts/refusals';
import { PasswordHasher } from './password-hasher';
import { passwordFault } from './password-rules';

/** A login that somebody shall have. */
export interface NewAccount {
  readonly login: string;
  readonly userId: string;
  readonly password: string;
  /** Words that the password may not be made of: name, address, organization. */
  readonly context: readonly string[];
}

/** The one spelling under which a login is kept. */
export const loginOf = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** Gives people their logins. Who a user is and may do stands in the log; how one signs in does not. */
@Injectable()
export class Accounts {
  constructor(
    private readonly store: AccountStore,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Creates the accounts, or sets new passwords where the login is the same user's already.
   * @throws Refusal ALREADY_EXISTS for a login of somebody else, INVALID_FIELDS for a password that breaks the rules
   */
  async create(...wanted: readonly NewAccount[]): Promise<void> {
    for (const { login, userId, password, context } of wanted) {
      const taken = this.store.find(loginOf(login));
      if (taken && taken.userId !== userId) throw new Refusal('ALREADY_EXISTS', { login });
      assertGood(password, [...context, login]);
    }
    this.store.put(await this.#hashed(wanted));
  }

  /** As `create`, taking over logins that a set-up which failed half-way left behind. */
  async createFirst(...wanted: readonly NewAccount[]): Promise<void> {
    for (const { login, password, context } of wanted) assertGood(password, [...context, login]);
    this.store.put(await this.#hashed(wanted));
  }

  /** Accounts of a demonstration: signed in by name, without rules for what nobody types. */
  async createForDemo(...wanted: readonly Omit<NewAccount, 'context'>[]): Promise<void> {
    const accounts = await this.#hashed(wanted);
    if (accounts.some(({ password }) => password.profile !== 'cheap'))
      throw new Error('this server runs no demonstration');
    this.store.put(accounts);
  }

  #hashed(wanted: readonly Omit<NewAccount, 'context'>[]): Promise<readonly Account[]> {
    return Promise.all(
      wanted.map(async ({ login, userId, password }) => ({
        login: loginOf(login),
        userId,
        password: await this.hasher.hash(password),
      })),
    );
  }
}

function assertGood(password: string, context: readonly string[]) {
  const rule = passwordFault(password, context);
  if (rule) throw new Refusal('INVALID_FIELDS', { pointer: '/password', rule });
}
