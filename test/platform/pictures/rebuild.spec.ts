import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { microsOf } from '../../../contracts/clock';
import type { EventLog } from '../../../contracts/event-log';
import type { PictureStore } from '../../../contracts/picture-store';
import { ScriptedClock } from '../../../infra/clock';
import { registers } from '../../../projections';
import { signalsRegister } from '../../../projections/watch/signals-register';
import { openAdapters } from '../../../src/platform/adapters';
import { Boards } from '../../../src/platform/pictures/boards';
import { PictureRunner } from '../../../src/platform/pictures/picture-runner';
import { Registers } from '../../../src/platform/pictures/registers';
import { stateHash } from '../../../src/platform/pictures/state-hash';
import { ClockRunner } from '../../../src/platform/reactions/clock-runner';
import { ReactionRunner } from '../../../src/platform/reactions/reaction-runner';
import { Settings } from '../../../src/platform/settings';
import anyDisk from '../../any-disk.json';
import { startApp } from '../../app';
import { historyOf, play } from './history';

jest.setTimeout(300_000);

const steps = 140;
const seeds = [1, 2, 3];
const words = ['corrected', 'Headline', 'Narrative', 'Stones'];

interface Pictures {
  readonly log: EventLog;
  readonly store: PictureStore;
  readonly runner: PictureRunner;
  readonly boards: Boards;
  readonly registers: Registers;
}

/** Hashes of every board and register at a position: shown rows and who may see them, and what is found. */
async function hashesOf(
  { log, store, runner, boards, registers: kept }: Pictures,
  at: number,
): Promise<Readonly<Record<string, string>>> {
  const head = await log.head();
  if (!(await runner.reached.wait(head, 30_000))) throw new Error(`boards do not get to ${head}`);
  const hashes: Record<string, string> = {};
  for (const { board, picture } of boards.all()) {
    const shown = new Map(
      [...picture.rows].map(([key, { shown: row, scope }]) => [key, { ...row, scope: { ...scope } }]),
    );
    hashes[board.topic] = stateHash(board.topic, board.version, at, shown);
  }
  for (const { name, version } of registers) {
    if (!(await kept.reached(name, head, 30_000))) throw new Error(`${name} does not get to ${head}`);
    const hits = store.query(name, { filter: {}, limit: 100_000 }).filter(({ position }) => position <= at);
    hashes[name] = stateHash(
      name,
      version,
      at,
      new Map(hits.map(({ key, shown, scope, position }) => [key, { shown, scope, position }])),
    );
  }
  for (const word of words) {
    const hits = store.query('signals', {
      filter: {},
      limit: 100_000,
      text: { words: word, members: signalsRegister.search },
    });
    hashes[`signals with ${word}`] = hits
      .map(({ key }) => key)
      .sort()
      .join();
  }
  return hashes;
}

/** The pictures of a directory without anybody who writes: nothing is recorded, everything is folded. */
async function foldedOf(dataDir: string, clock: ScriptedClock, at: number) {
  const adapters = await openAdapters(
    new Settings({ dataDir, log: 'sqlite', quiet: true, ...anyDisk.settings }),
    clock,
  );
  const runner = new PictureRunner(adapters.log, adapters.pictures);
  const boards = new Boards(runner, undefined as never);
  const kept = new Registers(adapters.pictures, adapters.registers, undefined as never, runner);
  await runner.onApplicationBootstrap();
  await kept.onApplicationBootstrap();
  const hashes = await hashesOf({ log: adapters.log, store: adapters.pictures, runner, boards, registers: kept }, at);
  await kept.onModuleDestroy();
  await adapters.close();
  return hashes;
}

describe.each(seeds)('after the random history %s', (seed) => {
  it('pictures rebuilt from the log, and pictures restored after an end or a kill, are those that were running', async () => {
    const clock = new ScriptedClock(microsOf('2026-11-20T06:00:00Z'), 1);
    const server = await startApp({ log: 'sqlite', clock });
    const told = await play(server, clock, historyOf(seed, steps));
    await server.app.get(ClockRunner).onModuleDestroy();
    await server.app.get(ReactionRunner).onModuleDestroy();
    const { app, log, adapters } = server;
    const at = await log.head();
    const running = await hashesOf(
      {
        log,
        store: adapters.pictures,
        runner: app.get(PictureRunner),
        boards: app.get(Boards),
        registers: app.get(Registers),
      },
      at,
    );

    // A kill: the files as they lie there now, snapshots older than the log.
    const killed = await mkdtemp(join(tmpdir(), 'watchfloor-killed-'));
    await cp(server.dataDir, killed, { recursive: true });
    await server.close({ keep: true });
    expect(await foldedOf(server.dataDir, clock, at)).toEqual(running);
    expect(await foldedOf(killed, clock, at)).toEqual(running);
    for (const suffix of ['', '-wal', '-shm'])
      await rm(join(killed, 'live', `projections.db${suffix}`), { force: true });
    expect(await foldedOf(killed, clock, at)).toEqual(running);
    for (const dir of [server.dataDir, killed]) await rm(dir, { recursive: true, force: true });
    const all = Object.entries(told)
      .sort()
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
    process.stdout.write(
      `Show 7 (seed ${seed}): ${at} events, ${Object.keys(running).length} pictures and searches equal after restart, kill and rebuild; ${all}\n`,
    );
  });
});
