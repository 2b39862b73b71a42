import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Msg } from '../../contracts/kernel/messages';
import { AccessFollower } from '../platform/auth/access-follower';
import { Accounts } from '../platform/auth/accounts';
import { systemActor } from '../platform/issued';
import { Ledger } from '../platform/ledger/ledger';
import { administrator, cast, officer, others, type Person, userIdOf } from './cast';
import { commandIdAt, idOf } from './ids';
import type { Stage } from './stage';
import { type Step, script } from './step';
import { beginning } from './times';

const get = { strict: false } as const;
const because = 'cast of the demonstration';

const registration = ({ alias, title, org, kind }: Person) => ({
  userId: userIdOf(alias),
  subjectId: idOf(`${alias} person`, beginning),
  name: title,
  email: `${alias}@watchfloor.example`,
  org,
  kind: kind ?? 'person',
});

const granted = (person: Person): readonly Msg[] => {
  const userId = userIdOf(person.alias);
  return [
    { type: 'UserRegistered', data: registration(person) },
    { type: 'RoleGranted', data: { userId, reason: because, role: person.roles[0], rightsVersion: 1 } },
    ...(person.countries
      ? []
      : [{ type: 'ScopeChanged', data: { userId, allCountries: true, reason: because, rightsVersion: 2 } }]),
  ];
};

/** The two whom set-up makes, recorded as it records them, under ids that every run gives again. */
async function setUp(app: INestApplicationContext) {
  const ledger = app.get(Ledger, get);
  const note = (stream: string, events: readonly Msg[]) =>
    ledger.note(stream, events, {
      actor: systemActor,
      authority: 'setup',
      commandId: commandIdAt(beginning, 'set-up', stream),
    });
  await note(`user-${userIdOf(officer.alias)}`, granted(officer));
  const outcome = 'first administrator and senior watch officer';
  await note('integrity-live', [{ type: 'ConfigurationChanged', data: { realm: 'live', cause: 'set-up', outcome } }]);
  const { position } = await note(`user-${userIdOf(administrator.alias)}`, granted(administrator));
  await app.get(AccessFollower, get).reached(position);
}

function steps(person: Person): readonly Step[] {
  const write = script(`cast ${person.alias}`);
  return [
    write(beginning, administrator.alias, 'RegisterUser', registration(person)),
    write(beginning, administrator.alias, 'ChangeAccess', {
      userId: userIdOf(person.alias),
      grantRoles: person.roles,
      revokeRoles: [],
      ...(person.countries ? { countryScope: person.countries } : { allCountries: true }),
      compartmentsAdded: person.compartments ?? [],
      compartmentsRemoved: [],
      ...(person.accounts && { accounts: person.accounts }),
      reason: because,
    }),
  ];
}

/** Registers the cast and waits until everybody may act. */
export async function registerCast(app: INestApplicationContext, stage: Stage): Promise<void> {
  await setUp(app);
  const pairs = others.map(steps);
  for (const index of [0, 1]) await Promise.all(pairs.map((pair) => stage.send(pair[index]!)));
  await app.get(AccessFollower, get).reached(await stage.settle());
}

const atOnce = 8;

/** Lets everybody of the cast in by alias; nobody knows these passwords. */
export async function admitByAlias(app: INestApplicationContext): Promise<void> {
  const accounts = app.get(Accounts, get);
  for (let from = 0; from < cast.length; from += atOnce)
    await accounts.createForDemo(
      ...cast.slice(from, from + atOnce).map(({ alias }) => ({
        login: alias,
        userId: userIdOf(alias),
        password: randomBytes(24).toString('base64'),
      })),
    );
}

/** Gives some people of the cast an account with a password, as on a server that is no demonstration. */
export async function admitByPassword(
  app: INestApplicationContext,
  aliases: readonly string[],
  password: string,
): Promise<void> {
  const accounts = app.get(Accounts, get);
  for (let from = 0; from < aliases.length; from += atOnce)
    await accounts.create(
      ...aliases
        .slice(from, from + atOnce)
        .map((alias) => ({ login: alias, userId: userIdOf(alias), password, context: [] })),
    );
}
