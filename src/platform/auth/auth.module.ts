import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { LiveIdentity } from '../live/live-identity';
import { AboutController } from './about.controller';
import { AccessFollower } from './access-follower';
import { AccessRecords } from './access-records';
import { Accounts } from './accounts';
import { AccountsController } from './accounts.controller';
import { Cast } from './cast';
import { FirstAccounts } from './first-accounts';
import { Identify } from './identify';
import { IdentityGuard } from './identity-guard';
import { LiveTicketsController } from './live-tickets.controller';
import { LockOut } from './lock-out';
import { PasswordHasher } from './password-hasher';
import { RealClock } from './real-clock';
import { RefusedCommands } from './refused-commands';
import { Rights } from './rights';
import { SessionController } from './session.controller';
import { SessionView } from './session-view';
import { Sessions } from './sessions';
import { SetupController } from './setup.controller';
import { SetupLink } from './setup-link';
import { SignIn } from './sign-in';
import { TicketedIdentity } from './ticketed-identity';
import { Tickets } from './tickets';

const shared = [
  AccessFollower,
  AccessRecords,
  Accounts,
  Cast,
  FirstAccounts,
  Identify,
  RealClock,
  RefusedCommands,
  Rights,
];

/** Identity: accounts, sessions, rights, tickets and the record of attempts. Every route is guarded unless it is `@Open()`. */
@Global()
@Module({
  controllers: [AboutController, AccountsController, LiveTicketsController, SessionController, SetupController],
  providers: [
    ...shared,
    LockOut,
    PasswordHasher,
    Sessions,
    SessionView,
    SetupLink,
    SignIn,
    Tickets,
    { provide: LiveIdentity, useClass: TicketedIdentity },
    { provide: APP_GUARD, useClass: IdentityGuard },
  ],
  exports: [...shared, LiveIdentity, Sessions, SetupLink, Tickets],
})
export class AuthModule {}
