import { microsOf } from '../../../contracts/clock';
import { ScriptedClock } from '../../../infra/clock';
import { Boards } from '../../../src/platform/pictures/boards';
import type { MemoryPicture } from '../../../src/platform/pictures/memory-picture';
import { PictureRunner } from '../../../src/platform/pictures/picture-runner';
import { stateHash } from '../../../src/platform/pictures/state-hash';
import { startApp, type TestApp } from '../../app';
import { historyOf, play } from './history';

jest.setTimeout(180_000);

const hashOf = ({ of, rows }: MemoryPicture, position: number) =>
  stateHash(
    of.name,
    1,
    position,
    new Map([...rows].map(([key, { shown, scope }]) => [key, { ...shown, scope: { ...scope } }])),
  );

/** Every board as it stands once the log up to its head is folded, with that position. */
async function running({ app, log }: TestApp) {
  const position = await log.head();
  await app.get(PictureRunner).reached.wait(position, 30_000);
  const boards = app.get(Boards).all();
  return { position, hashes: boards.map(({ picture }) => [picture.of.name, hashOf(picture, position)] as const) };
}

it('a board at an earlier position is what it was there, from a snapshot before it and from nothing', async () => {
  const clock = new ScriptedClock(microsOf('2026-11-20T06:00:00Z'), 1);
  const server = await startApp({ clock });
  const runner = server.app.get(PictureRunner);
  const parts = [5, 6, 7].map((seed) => historyOf(seed, 60).filter(({ kind }) => kind !== 'save'));
  await play(server, clock, parts[0]!);
  const early = await running(server);
  await runner.save();
  await play(server, clock, parts[1]!);
  const late = await running(server);
  await play(server, clock, parts[2]!);
  expect((await running(server)).hashes).not.toEqual(late.hashes);

  const at = async ({ position, hashes }: typeof late) =>
    Promise.all(hashes.map(async ([name]) => [name, hashOf((await runner.pictureAt(name, position))!, position)]));
  expect(await at(late)).toEqual(late.hashes);
  expect(await at(early)).toEqual(early.hashes);
  await runner.save();
  expect(await at(late)).toEqual(late.hashes);
  expect(await runner.pictureAt('no such board', early.position)).toBeUndefined();
  await server.close();
});
