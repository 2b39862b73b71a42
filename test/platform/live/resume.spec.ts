import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import { type LiveSocket, rowsText } from '../../live-client';
import { alertOf, crisisOf, severityOf } from '../../matter';

jest.setTimeout(120_000);

const rowsOf = async (client: Client, topic: string, after: number) =>
  rowsText(new Map(Object.entries((await client.board(topic, after)).rows)));

/** A new window that goes on from where an old one stood. */
async function goOn(client: Client, old: LiveSocket, topic: string, since = old.since(topic)): Promise<LiveSocket> {
  const live = await client.live();
  const from = old.board(topic);
  Object.assign(live.board(topic), {
    rows: new Map(from.rows),
    position: from.position,
    definition: from.definition,
    complete: true,
  });
  live.ask(topic, since);
  return live;
}

describe('a window that comes back', () => {
  let server: TestApp;
  let ken: Client;
  let crises: string[];
  beforeAll(async () => {
    server = await startApp({ log: 'sqlite' });
    ken = await server.signUp({
      login: 'ken',
      roles: ['watch-officer', 'senior-watch-officer', 'desk-analyst'],
      countries: ['KEN'],
    });
    crises = [];
    for (let n = 0; n < 10; n++) {
      crises.push(uuid7());
      await server.officer.command('OpenCrisis', crisisOf(crises.at(-1)!, [n % 2 ? 'KEN' : 'HND']));
    }
  });
  afterAll(() => server.close());

  it('gets what it missed and no snapshot, and nothing of what it may not see', async () => {
    const old = await ken.live('crises');
    await old.close();
    let position = 0;
    for (const [n, crisisId] of crises.entries())
      if (n < 4) ({ position } = await server.officer.command('ChangeCrisisSeverity', severityOf(crisisId, 4)));
    const live = await goOn(ken, old, 'crises');
    await live.reached('crises', position);
    expect(live.frames.filter(({ op }) => op === 'snapshot')).toEqual([]);
    const change = live.frames.find(({ op }) => op === 'change')!;
    expect(Object.keys((change as { rows: object }).rows).sort()).toEqual([crises[1], crises[3]].sort());
    expect(rowsText(live.board('crises').rows)).toBe(await rowsOf(ken, 'crises', position));
    await live.until('a beat', () => live.beats > 0);
    expect(live.board('crises').mismatches).toEqual([]);
  });

  it('gets nothing where it missed nothing', async () => {
    const old = await ken.live('crises');
    await old.close();
    const live = await goOn(ken, old, 'crises');
    await live.until('a beat', () => live.beats > 0);
    expect(live.frames.filter(({ op }) => op === 'snapshot' || op === 'change')).toEqual([]);
    expect(live.board('crises').mismatches).toEqual([]);
  });

  it.each([
    ['another epoch', { epoch: 'another' }],
    ['another definition', { definition: '00000000' }],
    ['a position that never was', { position: 1e9 }],
  ])('gets the whole board with %s', async (_, wrong) => {
    const old = await ken.live('crises');
    await old.close();
    const live = await goOn(ken, old, 'crises', { ...old.since('crises'), ...wrong });
    await live.until('snapshot', () => live.board('crises').snapshots === 1);
    expect(rowsText(live.board('crises').rows)).toBe(await rowsOf(ken, 'crises', 0));
  });

  it('asks again from where it stands when a frame is missing, and is whole again', async () => {
    const live = await ken.live('crises');
    await server.officer.command('ChangeCrisisSeverity', severityOf(crises[1]!, 1));
    const { position } = await server.officer.command('ChangeCrisisSeverity', severityOf(crises[3]!, 1));
    await live.reached('crises', position);
    // As if the last frames had never arrived: the window stands where it stood, with the rows it had.
    const held = live.board('crises');
    const frames = live.frames.filter((frame) => frame.op === 'change' || frame.op === 'snapshot');
    const first = frames[0]! as unknown as { position: number; rows: Record<string, never> };
    Object.assign(held, { position: first.position, rows: new Map(Object.entries(first.rows)) });
    const { position: later } = await server.officer.command('ChangeCrisisSeverity', severityOf(crises[5]!, 2));
    await live.until('a gap', () => held.gaps > 0);
    await live.reached('crises', later);
    await live.until('the rows of the server', () => held.rows.get(crises[3]!)?.severity === 1);
    expect(rowsText(held.rows)).toBe(await rowsOf(ken, 'crises', later));
    expect([held.snapshots, held.mismatches]).toEqual([1, []]);
  });

  it('asks for the whole board when its rows do not add up to the sum that it is told', async () => {
    const live = await ken.live('crises');
    const held = live.board('crises');
    held.rows.delete(crises[1]!);
    await live.until('another snapshot', () => held.snapshots === 2);
    expect(held.mismatches.length).toBeGreaterThan(0);
    expect(rowsText(held.rows)).toBe(await rowsOf(ken, 'crises', 0));
  });

  it('goes on over a restart of the server, and with another log starts anew', async () => {
    const first = await startApp({ log: 'sqlite' });
    const { dataDir } = first;
    const crisisId = uuid7();
    await first.officer.command('OpenCrisis', crisisOf(crisisId, ['KEN']));
    await first.officer.command('RaiseAlert', alertOf({ kind: 'crisis', id: crisisId }));
    const old = await first.officer.live('crises', 'alerts');
    await first.close({ keep: true });
    const second = await startApp({ log: 'sqlite', dataDir });
    const { position } = await second.officer.command('ChangeCrisisSeverity', severityOf(crisisId, 4));
    const live = await goOn(second.officer, old, 'crises');
    expect(live.welcome!.epoch).toBe(old.welcome!.epoch);
    await live.reached('crises', position);
    expect(rowsText(live.board('crises').rows)).toBe(await rowsOf(second.officer, 'crises', position));
    await live.until('a beat', () => live.beats > 0);
    expect(live.board('crises').mismatches).toEqual([]);
    await second.close({ keep: false });

    const other = await startApp({ log: 'sqlite' });
    const anew = await goOn(other.officer, old, 'crises');
    expect(anew.welcome!.epoch).not.toBe(old.welcome!.epoch);
    await anew.until('snapshot', () => anew.board('crises').snapshots === 1);
    expect(anew.board('crises').rows.size).toBe(0);
    await other.close();
  });
});
