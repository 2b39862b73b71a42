import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { Clock } from '../contracts/clock';
import type { EventLog, RecordedEvent } from '../contracts/event-log';
import { systemClock } from '../infra/clock';
import { createApplication } from '../src/app';
import type { Adapters } from '../src/platform/adapters';
import { Accounts } from '../src/platform/auth/accounts';
import { SetupLink } from '../src/platform/auth/setup-link';
import { uuid7 } from '../src/platform/derive';
import { Settings, type SettingValues } from '../src/platform/settings';
import anyDisk from './any-disk.json';
import { Client } from './client';

export interface StartOptions {
  /** Default: SQLite, in a directory of its own that goes with the application. */
  readonly log?: 'memory' | 'sqlite';
  /** The domain clock; default the machine's. */
  readonly clock?: Clock;
  /** An earlier application's directory, to start on it again. */
  readonly dataDir?: string;
  readonly settings?: Partial<SettingValues>;
}

/** Who somebody is and what they may do. */
export interface Person {
  readonly login: string;
  readonly roles: readonly string[];
  readonly countries?: readonly string[] | 'all';
  readonly compartments?: readonly string[];
  readonly clearance?: string;
  readonly org?: string;
}

/** A running application with its own people, on 127.0.0.1. */
export interface TestApp {
  readonly url: string;
  readonly app: INestApplication;
  readonly adapters: Adapters;
  readonly log: EventLog;
  readonly dataDir: string;
  /** The first administrator and the first senior watch officer (all countries). */
  readonly admin: Client;
  readonly officer: Client;
  /** Registers somebody by `RegisterUser` and `ChangeAccess`, gives them a login, and signs them in. */
  readonly signUp: (person: Person) => Promise<Client>;
  /** Another window of somebody who has a login. */
  readonly signIn: (login: string) => Promise<Client>;
  /** Somebody who is not signed in. */
  readonly stranger: () => Client;
  /** All events of the log. */
  readonly events: () => Promise<readonly RecordedEvent[]>;
  /** Ends sockets and application; the directory stays when it was given, or when it shall be kept. */
  readonly close: (options?: {
    readonly keep?: boolean;
    /** The server ends first, so that windows hear of it. */
    readonly windowsOpen?: boolean;
  }) => Promise<void>;
}

const account = (login: string, name: string, password: string) => ({
  name,
  email: `${login}@watchfloor.example`,
  org: 'STATE',
  login,
  password,
});
/** What the first two people give at set-up. */
export const first = {
  administrator: account('ada', 'Ada Quill', 'velvet tandem glacier otter'),
  officer: account('sato', 'Aiko Sato', 'copper lantern prairie moss'),
};
/** The password that somebody of the tests signs in with. */
export const passwordOf = (login: string) =>
  Object.values(first).find((one) => one.login === login)?.password ?? `quiet ${login} harbour lattice nine`;

/** Builds the whole application on a directory of its own, sets it up like a stranger would, and listens. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'watchfloor-test-')));
  const settings = new Settings({
    dataDir,
    log: options.log ?? 'sqlite',
    quiet: true,
    // Accounts of a demonstration have passwords that are cheap to check; nothing else of it is on.
    demo: true,
    // How full the disk of this machine is is no matter of a test.
    ...anyDisk.settings,
    ...options.settings,
  });
  const { app, adapters, close } = await createApplication(settings, options.clock ?? systemClock);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const clients: Client[] = [];

  const stranger = () => {
    const client = new Client(url);
    clients.push(client);
    return client;
  };
  const signIn = (login: string) => stranger().signIn(login, passwordOf(login));
  await setUp(app, url, stranger());
  const admin = await signIn(first.administrator.login);
  const officer = await signIn(first.officer.login);

  return {
    url,
    app,
    adapters,
    log: adapters.log,
    dataDir,
    admin,
    officer,
    stranger,
    signIn,
    signUp: async (person) => {
      await register(app, admin, person);
      return signIn(person.login);
    },
    events: () => allEvents(adapters.log),
    close: async ({ keep = options.dataDir !== undefined, windowsOpen = false } = {}) => {
      if (!windowsOpen) await Promise.all(clients.map((client) => client.closeSockets()));
      await close();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function setUp(app: INestApplication, url: string, client: Client) {
  const token = app.get(SetupLink, { strict: false }).linkAt(url)?.split('#')[1];
  if (token === undefined) return;
  const { status, text } = await client.post('/setup', { token, ...first });
  if (status !== 201) throw new Error(`set-up failed: ${status} ${text}`);
}

async function register(app: INestApplication, admin: Client, person: Person) {
  const { login, roles, countries = 'all', compartments = [], clearance, org = 'STATE' } = person;
  const userId = uuid7();
  const name = `Name of ${login}`;
  const email = `${login}@watchfloor.example`;
  await admin.command('RegisterUser', { userId, subjectId: uuid7(), name, email, org, kind: 'person' });
  await admin.command('ChangeAccess', {
    userId,
    grantRoles: roles,
    revokeRoles: [],
    ...(countries === 'all' ? { allCountries: true } : { countryScope: countries }),
    compartmentsAdded: compartments,
    compartmentsRemoved: [],
    ...(clearance !== undefined && { clearance }),
    reason: 'needed for a test',
  });
  const wanted = { login, userId, password: passwordOf(login) };
  const accounts = app.get(Accounts, { strict: false });
  const demo = app.get(Settings, { strict: false }).demo;
  await (demo ? accounts.createForDemo(wanted) : accounts.create({ ...wanted, context: [name, email] }));
}

/** Every event of a log, in order. */
export async function allEvents(log: EventLog): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0; ; ) {
    const page = await log.readAll({ after, limit: 1000 });
    events.push(...page.events);
    if (page.end) return events;
    after = page.through;
  }
}
