import { ScriptedClock } from '../../infra/clock';
import { answers } from '../../infra/witness/answers';
import { SqliteWitnessStore } from '../../infra/witness/sqlite-witness-store';
import { Witness } from '../../infra/witness/witness';
import { readWitnessKey } from '../../infra/witness/witness-key';
import type { WitnessStore } from '../../infra/witness/witness-store';
import { leavesOf, PaperLog, policyFor } from './paper-log';
import { witnessFolder } from './running';

const log = new PaperLog('watchfloor.example/log/live/core');
const leaves = leavesOf(8);
const body = (old: number, size: number) => Buffer.from(log.request(old, leaves.slice(0, size)));

/** A witness whose disk fails as a test says. */
function failing(error: () => Error | undefined) {
  const folder = witnessFolder();
  const store = new SqliteWitnessStore(folder.stateDir);
  const told: string[] = [];
  const wrapped: WitnessStore = {
    cosigned: (origin) => store.cosigned(origin),
    refuse: (refused) => store.refuse(refused),
    cosign: (cosigned) => store.cosign(cosigned),
    critically: (step) =>
      store.critically(() => {
        const answer = step();
        const failure = error();
        if (failure) throw failure;
        return answer;
      }),
  };
  const clock = new ScriptedClock(0);
  const key = readWitnessKey(folder.keyFile);
  const tell = (line: string) => void told.push(line);
  const witness = new Witness({ key, policy: policyFor(log), store: wrapped, clock, tell });
  const end = () => {
    store.close();
    folder.remove();
  };
  return { witness, told, end, stateDir: folder.stateDir };
}

test.each([
  ['SQLITE_FULL', 200],
  ['SQLITE_BUSY', 200],
  ['SQLITE_IOERR_FSYNC', 503],
  ['SQLITE_CORRUPT', 503],
])('after %s it answers 503 and keeps nothing; the next answer is %i', async (code, next) => {
  let failure: Error | undefined = Object.assign(new Error(code), { code });
  const { witness, told, end } = failing(() => failure);
  expect(await witness.add(body(0, 4))).toEqual(answers.unavailable);
  expect(witness.checkpoint(log.originHash)).toEqual(answers.nothing);
  failure = undefined;
  expect((await witness.add(body(0, 4))).status).toBe(next);
  expect(told[0]).toContain(code);
  end();
});

test('its file refuses what its checks would have refused', () => {
  const folder = witnessFolder();
  const store = new SqliteWitnessStore(folder.stateDir);
  const head = { origin: log.origin, size: 4, root: Buffer.alloc(32, 1), note: 'n' };
  store.critically(() => store.cosign(head));
  expect(() => store.cosign({ ...head, size: 3 })).toThrow('a witness never goes back');
  expect(() => store.cosign({ ...head, root: Buffer.alloc(32, 2) })).toThrow('a witness never goes back');
  store.cosign({ ...head, size: 5, root: Buffer.alloc(32, 2) });
  store.close();
  // A reopened file in WAL mode would be flushed more weakly, were it not set and read back.
  const again = new SqliteWitnessStore(folder.stateDir);
  expect(again.cosigned(log.origin)?.size).toBe(5);
  again.close();
  folder.remove();
});
