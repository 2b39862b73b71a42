import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FirstAccount, Setup } from '../../../contracts/http';
import type { Msg } from '../../../contracts/kernel/messages';
import { Refusal } from '../../../contracts/refusals';
import { uuid7 } from '../derive';
import { systemActor } from '../issued';
import { Ledger } from '../ledger/ledger';
import { AccessFollower } from './access-follower';
import { Accounts } from './accounts';
import { Rights } from './rights';
import { contextOf } from './setup-form';

const reason = 'first accounts of this installation';
const by = { actor: systemActor, authority: 'setup' } as const;

/** Makes the first administrator and the first senior watch officer: the one grant without a second person. */
@Injectable()
export class FirstAccounts {
  constructor(
    private readonly ledger: Ledger,
    private readonly accounts: Accounts,
    private readonly rights: Rights,
    private readonly follower: AccessFollower,
  ) {}

  /**
   * The administrator is recorded last: should anything fail before, set-up is still open and can be done again.
   * @throws Refusal WRONG_STATE once an administrator exists
   */
  async create({ administrator, officer }: Pick<Setup, 'administrator' | 'officer'>): Promise<void> {
    if (this.rights.hasAdministrator) throw new Refusal('WRONG_STATE', { state: 'set up' });
    const ids = { administrator: uuid7(), officer: uuid7() };
    await this.accounts.createFirst(login(administrator, ids.administrator), login(officer, ids.officer));
    await this.ledger.note(`user-${ids.officer}`, officerEvents(ids.officer, officer), by);
    await this.ledger.note(
      'integrity-live',
      [
        {
          type: 'ConfigurationChanged',
          data: { realm: 'live', cause: 'set-up', outcome: 'first administrator and senior watch officer' },
        },
      ],
      by,
    );
    const { position } = await this.ledger.note(
      `user-${ids.administrator}`,
      administratorEvents(ids.administrator, administrator),
      by,
    );
    await this.follower.reached(position);
  }
}

const login = (account: FirstAccount, userId: string) => ({
  login: account.login,
  userId,
  password: account.password,
  context: contextOf(account),
});

/** The name and address are sealed by the ledger, under a subject of their own. */
const registered = (userId: string, { name, email, org }: FirstAccount): Msg => ({
  type: 'UserRegistered',
  data: { userId, subjectId: randomUUID(), name, email, org, kind: 'person' },
});

const granted = (userId: string, role: string): Msg => ({
  type: 'RoleGranted',
  data: { userId, reason, role, rightsVersion: 1 },
});

const administratorEvents = (userId: string, account: FirstAccount): readonly Msg[] => [
  registered(userId, account),
  granted(userId, 'administrator'),
];

const officerEvents = (userId: string, account: FirstAccount): readonly Msg[] => [
  registered(userId, account),
  granted(userId, 'senior-watch-officer'),
  { type: 'ScopeChanged', data: { userId, allCountries: true, reason, rightsVersion: 2 } },
];
