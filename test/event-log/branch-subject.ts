import { openBranch } from '../../infra/event-log/branch/open-branch';
import { sqliteParent } from '../../infra/event-log/branch/sqlite-parent';
import { SqliteEventLog } from '../../infra/event-log/sqlite/sqlite-event-log';
import { type Live, madeLive, realmOpened } from '../branches/live';
import { type Adapter, everything, type Subject, TestClock } from './contract/subject';
import { embeddedSubject, notInFile } from './embedded-subject';
import { newFolder } from './sqlite/folder';
import { built, type Opening } from './sqlite/program';

const realm = 'exercise-1';

/** Branches of one parent from one of its positions; the parent goes on behind it. */
export function branchAt(base: number): Adapter {
  let live: Live;
  beforeAll(async () => {
    live = await madeLive();
  });
  afterAll(() => live.remove());
  return { name: `branch of base ${base}`, open: () => openBranchOf(live, base), notApplicable: notInFile };
}

async function openBranchOf(live: Live, at: number): Promise<Subject> {
  const { dir, remove } = await newFolder();
  const clock = new TestClock();
  const open = async (readOnly: boolean) => {
    const parent = await sqliteParent({ dir: live.dir, realm: live.realm });
    return openBranch({ dir, realm, clock, parent, at, readOnly, opened: realmOpened });
  };
  const log = await open(false);
  return embeddedSubject({
    log,
    clock,
    dir,
    open,
    before: [...live.events.slice(0, at), ...(await ownEvents(dir, clock))],
    start: at + 1,
    opening: ofBranch(live, at),
    remove: async () => {
      await remove();
      expect(live.bytes()).toEqual(live.made);
    },
  });
}

/** What stands in the branch's own file. */
async function ownEvents(dir: string, clock: TestClock) {
  const own = await SqliteEventLog.open({ dir, realm, clock, readOnly: true });
  return everything(own).finally(() => own.close());
}

const ofBranch =
  (live: Live, at: number): Opening =>
  (dir) =>
    `(async () => ${built('branch', 'open-branch.js')}.openBranch({
    dir: ${JSON.stringify(dir)}, realm: '${realm}', clock, readOnly, at: ${at},
    parent: await ${built('branch', 'sqlite-parent.js')}.sqliteParent(${JSON.stringify({ dir: live.dir, realm: live.realm })}),
    opened: () => ({ ...event(), type: 'RealmOpened' }),
  }))()`;
