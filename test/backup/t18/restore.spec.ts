import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRestoredFields } from '../../../contracts/backup';
import { parseSignedCheckpoint } from '../../../contracts/seal/checkpoint';
import { realmDir } from '../../../src/platform/data-layout';
import { startApp, type TestApp } from '../../app';
import { type LiveSocket, rowsText } from '../../live-client';
import { randomFrom } from '../../random';
import { seed, volumeOr } from '../../seeded';
import { rootOfFirst } from '../realm';
import {
  backup,
  cosign,
  goOn,
  type Installation,
  keepEpoch,
  keepOutside,
  newInstallation,
  openCrises,
  pass,
  underLoad,
} from './installation';

jest.setTimeout(120_000);
const volume = volumeOr(1);
const random = randomFrom(seed);
/** One to so many. */
const some = (most: number) => 1 + Math.floor(random() * most);
const rounds = Array.from({ length: volume }, (_, index) => index + 1);

interface Taken {
  readonly logId: string;
  readonly size: number;
  readonly root: string;
}
interface Restored {
  readonly logId: string;
  readonly origin: string;
  readonly epoch: string;
  readonly loss?: LogRestoredFields;
}

let place: Installation;
let crises: readonly string[];
beforeEach(async () => {
  place = await newInstallation();
  crises = await openCrises(place.server.officer, 1 + some(4));
});
afterEach(() => place.remove());

const create = () =>
  backup<Taken>(0, 'create', place.at('backup'), '--data-dir', place.server.dataDir, '--keys-to', place.at('keys'));
const restore = (code: number, name: string, ...flags: readonly string[]) =>
  backup<Restored>(code, 'restore', place.at('backup'), place.at(name), '--keys-from', place.at('keys'), ...flags);
const accepted = ['--accept-loss', '--reason', 'the disk failed'];

/** A backup under load; its root is that of the first events of the log. */
async function taken(): Promise<Taken> {
  const { server } = place;
  await server.adapters.seals.seal('demand');
  const created = await underLoad(server.officer, crises, create);
  expect(created.root).toBe(rootOfFirst(realmDir(server.dataDir, 'live'), created.size));
  await backup(0, 'verify', place.at('backup'));
  return created;
}

const isResynchronised = async (window: LiveSocket, server: TestApp) => {
  await window.until('snapshot', () => window.board('crises').snapshots > 0);
  const { rows } = await server.officer.board('crises', await server.log.head());
  await window.until(
    'the same rows',
    () => rowsText(window.board('crises').rows) === rowsText(new Map(Object.entries(rows))),
  );
};

/** A window that saw crises which no backup holds, and the checkpoint that seals them. */
async function lost() {
  const { server, witness } = place;
  const created = await taken();
  const gone = await openCrises(server.officer, some(5));
  const window = await server.officer.live('crises');
  await window.reached('crises', await server.log.head());
  const { head, asked } = await cosign(witness, server.adapters.seals);
  expect(asked.kind).toBe('cosigned');
  const outside = keepOutside(place, head);
  const { epoch } = server.log;
  await server.close();
  expect(gone.every((id) => window.board('crises').rows.has(id))).toBe(true);
  return { created, gone, window, head, outside, epoch };
}

test.each(rounds)(
  'round %i: nothing lost is the same log in a new epoch, and windows take their boards anew',
  async () => {
    const { server } = place;
    await taken();
    const created = await create();
    const window = await server.officer.live('crises');
    const { epoch } = server.log;
    await server.close();
    const restored = await restore(0, 'new', '--lost-from', server.dataDir);
    expect([restored.logId, restored.loss]).toEqual([created.logId, undefined]);
    const again = await startApp({ dataDir: place.at('new') });
    expect([again.log.epoch === restored.epoch, again.log.epoch === epoch]).toEqual([true, false]);
    await pass(again, window.board('crises').position);
    await isResynchronised(await goOn(again.officer, window), again);
    expect((await cosign(place.witness, again.adapters.seals)).asked.kind).toBe('cosigned');
    await again.close();
  },
);

test.each(rounds)(
  'round %i: with a loss it is another log that says so, and no witness takes it for the old one',
  async () => {
    const { created, gone, window, head, outside } = await lost();
    await restore(5, 'new', '--checkpoint', outside);
    const restored = await restore(0, 'new', '--checkpoint', outside, ...accepted);
    const { origin } = parseSignedCheckpoint(head.note);
    const written = readFileSync(join(realmDir(place.at('new'), 'live'), 'restored.json'), 'utf8');
    expect([restored.logId === created.logId, restored.origin === origin]).toEqual([false, false]);
    expect(JSON.parse(written)).toEqual({
      previousOrigin: origin,
      previousCheckpoint: head.note,
      restoredSize: created.size,
      lostFrom: created.size + 1,
      lostTo: head.size,
      reason: 'the disk failed',
    });
    const again = await startApp({ dataDir: place.at('new') });
    await pass(again, window.board('crises').position);
    const back = await goOn(again.officer, window);
    await isResynchronised(back, again);
    expect(gone.some((id) => back.board('crises').rows.has(id))).toBe(false);
    const { asked } = await cosign(place.witness, again.adapters.seals);
    expect(asked).toMatchObject({ kind: 'failed', code: 'LOG_UNKNOWN' });
    await again.close();
  },
);

test('control: a restore that keeps the epoch leaves a window with rows that no longer exist', async () => {
  const { gone, window, outside, epoch } = await lost();
  await restore(0, 'new', '--checkpoint', outside, ...accepted);
  keepEpoch(place.at('new'), epoch);
  const again = await startApp({ dataDir: place.at('new') });
  await pass(again, window.board('crises').position);
  const back = await goOn(again.officer, window);
  await back.reached('crises', await again.log.head());
  expect(back.board('crises').snapshots).toBe(0);
  expect(gone.every((id) => back.board('crises').rows.has(id))).toBe(true);
  await again.close();
});

test('control: a restore that hides the loss is refused by the witness', async () => {
  await lost();
  await restore(8, 'new');
  const again = await startApp({ dataDir: place.at('new') });
  await pass(again, 0);
  const { asked } = await cosign(place.witness, again.adapters.seals);
  expect(asked).toMatchObject({ kind: 'failed', code: 'WITNESS_AHEAD' });
  await again.close();
});
