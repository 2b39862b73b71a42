import { Clock, microsOf } from '../../../contracts/clock';
import type { EventLog, RecordedEvent } from '../../../contracts/event-log';
import { SqliteAccountStore } from '../../../infra/accounts';
import { MemoryEventLog } from '../../../infra/event-log/memory';
import { MemoryKeyStore } from '../../../infra/key-store/memory-key-store';
import { SqliteRunnerStates } from '../../../infra/runner-states';
import { openDatabase, type SqliteDatabase } from '../../../infra/sqlite';
import { AccessFollower } from '../../../src/platform/auth/access-follower';
import { AccessRecords } from '../../../src/platform/auth/access-records';
import { Accounts } from '../../../src/platform/auth/accounts';
import { FirstAccounts } from '../../../src/platform/auth/first-accounts';
import { Identify } from '../../../src/platform/auth/identify';
import { LockOut } from '../../../src/platform/auth/lock-out';
import { PasswordHasher } from '../../../src/platform/auth/password-hasher';
import { Rights, type RightsChange } from '../../../src/platform/auth/rights';
import { SessionView } from '../../../src/platform/auth/session-view';
import { Sessions } from '../../../src/platform/auth/sessions';
import { SetupController } from '../../../src/platform/auth/setup.controller';
import { SetupLink } from '../../../src/platform/auth/setup-link';
import { SignIn } from '../../../src/platform/auth/sign-in';
import { Tickets } from '../../../src/platform/auth/tickets';
import { systemActor } from '../../../src/platform/issued';
import { Ledger } from '../../../src/platform/ledger/ledger';
import { StreamQueue } from '../../../src/platform/ledger/queue';
import { References } from '../../../src/platform/ledger/references';
import { Streams } from '../../../src/platform/ledger/streams';
import { Sealer } from '../../../src/platform/sealing/sealer';
import { Settings } from '../../../src/platform/settings';

/** A clock that stands still until it is moved. */
export class HandClock extends Clock {
  #micros: number;
  constructor(instant: string) {
    super();
    this.#micros = microsOf(instant);
  }
  override micros() {
    return this.#micros;
  }
  forward(seconds: number) {
    this.#micros += seconds * 1_000_000;
  }
}

export const minutes = 60;
export const address = '203.0.113.77';
export const passwords = { administrator: 'velvet tandem glacier otter', officer: 'copper lantern prairie moss' };
export const setup = (token: string) => ({
  token,
  administrator: {
    name: 'Ada Quill',
    email: 'ada@state.example',
    org: 'STATE',
    login: 'ada',
    password: passwords.administrator,
  },
  officer: { name: 'Sam Brook', email: 'sam@state.example', org: 'STATE', login: 'Sam', password: passwords.officer },
});

/** Identity over a memory log, with the real ledger: everything a node has of it, put together by hand. */
export class Node {
  readonly rights: Rights;
  readonly sessions: Sessions;
  readonly follower: AccessFollower;
  readonly ledger: Ledger;
  readonly records: AccessRecords;
  readonly accounts: Accounts;
  readonly store: SqliteAccountStore;
  readonly link: SetupLink;
  readonly setup: SetupController;
  readonly signIn: SignIn;
  readonly identify: Identify;
  readonly tickets: Tickets;
  readonly view: SessionView;
  readonly changes: RightsChange[] = [];

  constructor(
    readonly log: EventLog,
    readonly keys: MemoryKeyStore,
    readonly db: SqliteDatabase,
    readonly real: HandClock,
    readonly domain: HandClock,
    settings = new Settings({ demo: true, node: 'node1' }),
  ) {
    const sealer = new Sealer(keys);
    const streams = new Streams(log);
    this.ledger = new Ledger(
      log,
      streams,
      new References(streams),
      undefined as never,
      sealer,
      domain,
      new StreamQueue(),
    );
    this.store = new SqliteAccountStore(db);
    this.rights = new Rights(domain, sealer);
    this.sessions = new Sessions(real, this.store, this.rights);
    this.follower = new AccessFollower(log, this.rights, this.sessions, new SqliteRunnerStates(db));
    this.records = new AccessRecords(this.ledger, real, settings);
    const hasher = new PasswordHasher(settings);
    this.accounts = new Accounts(this.store, hasher);
    this.link = new SetupLink(this.rights);
    this.setup = new SetupController(
      this.link,
      new FirstAccounts(this.ledger, this.accounts, this.rights, this.follower),
    );
    this.identify = new Identify(this.sessions, this.rights);
    this.signIn = new SignIn(
      this.store,
      hasher,
      new LockOut(real),
      this.rights,
      this.records,
      this.follower,
      this.sessions,
      real,
      settings,
    );
    this.tickets = new Tickets(real, this.sessions, this.rights);
    this.view = new SessionView(this.rights, settings);
    this.rights.changed$.subscribe((change) => this.changes.push(change));
  }

  token() {
    return this.link.linkAt('http://127.0.0.1:1')!.split('#')[1]!;
  }

  /** Sets up both first accounts and tells their ids. */
  async setUp() {
    await this.setup.create(setup(this.token()));
    return { administrator: this.store.find('ada')!.userId, officer: this.store.find('sam')!.userId };
  }

  /** Signs in and gives the Cookie header that a browser would send. */
  async cookie(login = 'sam', password: string = passwords.officer) {
    return `other=1; __Host-wf=${await this.signIn.begin({ login, password }, address)}`;
  }

  async note(userId: string, type: string, data: object) {
    const { position } = await this.ledger.note(
      `user-${userId}`,
      [{ type, data: { userId, reason: 'test', ...data } }],
      { actor: systemActor },
    );
    await this.follower.reached(position);
  }

  async events(category: string): Promise<readonly RecordedEvent[]> {
    const { events } = await this.log.readAll({ after: 0 });
    return events.filter(({ stream }) => stream.startsWith(`${category}-`));
  }
}

/** Nodes over one log, stopped when the test ends. */
export const nodes = () => {
  const running: Node[] = [];
  const open = async (over?: Node, settings?: Settings) => {
    const real = over?.real ?? new HandClock('2026-11-25T08:00:00Z');
    const domain = over?.domain ?? new HandClock('2013-03-04T05:10:00Z');
    const log = over?.log ?? new MemoryEventLog({ realm: 'live', clock: domain });
    const node = new Node(
      log,
      over?.keys ?? new MemoryKeyStore(),
      over?.db ?? openDatabase(':memory:'),
      real,
      domain,
      settings,
    );
    running.push(node);
    await node.follower.onModuleInit();
    return node;
  };
  const stop = async () => {
    for (const node of running.splice(0)) {
      await node.follower.onModuleDestroy();
      await node.log.close();
    }
  };
  return { open, stop };
};
