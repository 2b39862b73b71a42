import { join } from 'node:path';
import type { EventLog } from '../../contracts/event-log';
import { systemClock } from '../../infra/clock';
import type { BranchParent } from '../../infra/event-log/branch/branch-parent';
import { BranchedLog } from '../../infra/event-log/branch/branched-log';
import { openBranch } from '../../infra/event-log/branch/open-branch';
import { MemoryEventLog } from '../../infra/event-log/memory';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { newFolder } from '../event-log/sqlite/folder';
import { realmOpened } from './live';
import { sparseParent } from './sparse-log';

const newServer = () => new MemoryEventLog({ realm: 'live', clock: systemClock });

/** A parent with the positions of a server, and branches of it. */
class OnServer {
  server!: MemoryEventLog;
  #folder!: Awaited<ReturnType<typeof newFolder>>;
  #opened: BranchedLog[] = [];

  get parent(): BranchParent {
    return sparseParent(this.server);
  }

  /** @param log what the branch sees of the parent */
  async open({ at, log, name = 'exercise-1' }: { at?: number; log?: EventLog; name?: string } = {}) {
    const parent = { ...this.parent, ...(log && { log }) };
    const options = { ...this.#place(name), parent, opened: realmOpened, ...(at !== undefined && { at }) };
    return this.#kept(await openBranch(options));
  }

  /** A branch that has no look at its parent when it is opened. */
  async unchecked() {
    return this.#kept(new BranchedLog(this.parent, await SqliteEventLog.open(this.#place('exercise-1'))));
  }

  async begin(record: (log: EventLog) => Promise<unknown>) {
    this.server = newServer();
    await record(this.server);
    this.#folder = await newFolder();
  }

  /** Puts a server in the place of this one that holds something else. */
  async replace(record: (log: EventLog) => Promise<unknown>) {
    await this.#close();
    this.server = newServer();
    await record(this.server);
  }

  async end() {
    await this.#close();
    await this.#folder.remove();
  }

  #place(realm: string) {
    return { dir: join(this.#folder.dir, realm), realm, clock: systemClock };
  }

  #kept(log: BranchedLog) {
    this.#opened.push(log);
    return log;
  }

  async #close() {
    await Promise.all(this.#opened.map((log) => log.close()));
  }
}

/** Gives every test of a file a server of its own that holds something. */
export function onServer(record: (log: EventLog) => Promise<unknown>): OnServer {
  const on = new OnServer();
  beforeEach(() => on.begin(record));
  afterEach(() => on.end());
  return on;
}
