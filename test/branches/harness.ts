import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../infra/clock';
import type { BranchedLog } from '../../infra/event-log/branch/branched-log';
import { type BranchOptions, openBranch } from '../../infra/event-log/branch/open-branch';
import { sqliteParent } from '../../infra/event-log/branch/sqlite-parent';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { at, realmOpened, recordUpTo } from './live';

/** A parent that is still written, and a branch of it. */
class Branched {
  parent!: SqliteEventLog;
  branch!: BranchedLog;
  #root!: string;
  #opened: BranchedLog[] = [];

  /** Folder of a realm. */
  dirOf(realm: string) {
    return join(this.#root, realm);
  }

  async open({ realm = 'exercise-1', ...more }: Partial<BranchOptions> = {}) {
    const parent = await sqliteParent({ dir: this.dirOf('live'), realm: 'live' });
    const place = { dir: this.dirOf(realm), realm, clock: systemClock };
    const branch = await openBranch({ ...place, parent, opened: realmOpened, ...more });
    this.#opened.push(branch);
    return branch;
  }

  async begin() {
    this.#root = mkdtempSync(join(tmpdir(), 'watchfloor-branch-'));
    this.parent = await SqliteEventLog.open({ dir: this.dirOf('live'), realm: 'live', clock: systemClock });
    await recordUpTo(this.parent);
    this.branch = await this.open({ at });
  }

  async end() {
    await Promise.all(this.#opened.map((branch) => branch.close()));
    await this.parent.close();
    rmSync(this.#root, { recursive: true });
  }
}

/** Gives every test of a file a parent and a branch of its own. */
export function inBranch(): Branched {
  const on = new Branched();
  beforeEach(() => on.begin());
  afterEach(() => on.end());
  return on;
}
