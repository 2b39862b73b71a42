import { instantOf, microsOf } from '../../../contracts/clock';
import { ScriptedClock, systemClock } from '../../../infra/clock';
import { boards, registers } from '../../../projections';
import { uuid7 } from '../../../src/platform/derive';
import { Audience } from '../../../src/platform/live/audience';
import { startApp, type TestApp } from '../../app';
import type { Client } from '../../client';
import type { LiveSocket } from '../../live-client';
import { signalOf } from '../../matter';
import { probe, readEverything, tryEverything } from './everything';
import { foreignIds, leaksIn, mayRead } from './foreign';
import { handlings, importFile, resolve, rules, seed, words, work } from './seed';

jest.setTimeout(300_000);

const roles = ['watch-officer', 'senior-watch-officer', 'desk-analyst'] as const;

/** A window on everything that one reader may watch; what is refused is refused. */
async function windowOf(client: Client, streams: readonly string[]): Promise<LiveSocket> {
  const live = await client.live();
  for (const { topic } of boards) await live.watch(topic);
  for (const { name } of registers) live.ask(name);
  for (const stream of streams) live.ask(`record:${stream}`);
  return live;
}

describe('who may see what', () => {
  let server: TestApp;
  let clock: ScriptedClock;
  let readers: Record<'ken' | 'hnd' | 'all' | 'holder', Client>;
  const lives: LiveSocket[] = [];
  beforeAll(async () => {
    clock = new ScriptedClock(systemClock.micros(), 1);
    server = await startApp({ log: 'sqlite', clock });
    readers = {
      ken: await server.signUp({ login: 'ken', roles, countries: ['KEN'] }),
      hnd: await server.signUp({ login: 'hnd', roles, countries: ['HND'] }),
      all: await server.signUp({ login: 'all', roles }),
      holder: await server.signUp({ login: 'holder', roles, countries: ['KEN'], compartments: ['atrocity'] }),
    };
  });
  afterAll(() => server.close());

  it('gives an officer of one country no byte of the other, in no answer and in no frame', async () => {
    const first = await seed(server, readers.holder);
    await rules(server);
    const streams = Object.values(first).flatMap(({ crisisId, signalId, alertId }) => [
      `crisis-${crisisId}`,
      `signal-${signalId}`,
      `alert-${alertId}`,
    ]);
    const windows = {
      ken: await windowOf(readers.ken, streams),
      hnd: await windowOf(readers.hnd, streams),
      holder: await windowOf(readers.holder, streams),
    };
    lives.push(...Object.values(windows));

    // Everything again while the windows are open, an import, and rows that leave.
    const second = await seed(server, readers.holder);
    await rules(server);
    const batchId = await importFile(readers.all);
    for (const { ken, hnd, both, hidden } of [first, second]) {
      await resolve(server.officer, ken, words.KEN);
      await resolve(server.officer, hnd, words.HND);
      await resolve(server.officer, both, words.both);
      await resolve(readers.holder, hidden, words.atrocity, handlings.atrocity);
    }
    await concluded(readers.all, batchId);
    clock.moveTo(microsOf(instantOf(clock.micros())) + 8 * 86_400_000_000);
    await work(server.officer, ['KEN'], words.KEN);
    await work(server.officer, ['HND'], words.HND);
    const { position } = await server.officer.command(
      'ReportSignal',
      signalOf('KEN', { headline: `${words.KEN} last`, text: `${words.KEN} last` }),
    );
    for (const live of Object.values(windows)) {
      await live.reached('alerts', position);
      await live.reached('crises', position);
      live.acknowledge('alerts');
    }

    const events = await server.events();
    const head = await server.log.head();
    const scopes = {
      ken: { may: mayRead(['KEN'], []), foreign: [words.HND, words.atrocity], own: [words.KEN, words.both] },
      hnd: { may: mayRead(['HND'], []), foreign: [words.KEN, words.atrocity], own: [words.HND, words.both] },
      holder: {
        may: mayRead(['KEN'], ['atrocity']),
        foreign: [words.HND],
        own: [words.KEN, words.both, words.atrocity],
      },
    };
    const examine = async (who: 'ken' | 'hnd' | 'holder') => {
      const { may, foreign, own } = scopes[who];
      const received = await readEverything(readers[who], events, head);
      const mine = who === 'hnd' ? first.hnd : first.ken;
      const tried = await tryEverything(readers[who], mine.crisisId, mine.alertId);
      const frames = windows[who].texts;
      const bytes = [...received.texts, ...tried, ...frames.filter((text) => !text.startsWith('{"op":"refused"'))];
      const ids = foreignIds(events, may);
      const leaks = leaksIn(bytes, foreign, ids);
      expect([who, leaks.slice(0, 8)]).toEqual([who, []]);
      expect([who, received.miscounted]).toEqual([who, []]);
      for (const word of own) {
        expect([who, word, received.texts.some((text) => text.includes(word))]).toEqual([who, word, true]);
        expect([who, word, frames.some((text) => text.includes(word))]).toEqual([who, word, true]);
      }
      const size = bytes.reduce((sum, text) => sum + text.length, 0);
      process.stdout.write(
        `Show 8: ${who}: ${bytes.length} answers and frames, ${size} characters; none of ${ids.size} foreign ids, none of ${foreign.join(', ')}\n`,
      );
    };
    for (const who of ['ken', 'hnd', 'holder'] as const) await examine(who);
    // The alert on the crisis of both countries reached both officers.
    const changes = (who: 'ken' | 'hnd') => windows[who].texts.filter((text) => text.startsWith('{"op":"change"'));
    for (const who of ['ken', 'hnd'] as const) expect(changes(who).join()).toContain(second.both.alertId);
    // Rows left the board, and only those who had seen them were told.
    expect(changes('ken').join()).toContain(`"${first.ken.alertId}":null`);
    expect(changes('hnd').join()).toContain(`"${first.hnd.alertId}":null`);
    const held = Object.values(windows).flatMap(({ boards: rows, binaries }) => [
      binaries,
      ...[...rows.values()].map(({ mismatches }) => mismatches.length),
    ]);
    expect(held.filter((wrong) => wrong > 0)).toEqual([]);
  });

  it('finds sealed words of the own country, and counts no foreign hit', async () => {
    const hits = async (client: Client, word: string) => {
      const { rows, count } = await client.register('signals', { q: word });
      return [rows.length, count];
    };
    const total = await hits(readers.all, words.HND);
    expect(total[0]).toBeGreaterThan(5);
    expect(await hits(readers.hnd, words.HND)).toEqual(total);
    expect(await hits(readers.ken, words.HND)).toEqual([0, 0]);
    expect(await hits(readers.ken, `"${words.HND}" OR ${words.KEN}`)).toEqual([0, 0]);
    expect((await hits(readers.ken, words.KEN))[0]).toBeGreaterThan(0);
    const { count, rows } = await readers.ken.register('signals', { limit: 100 });
    expect(rows.every(({ row }) => row.country === 'KEN')).toBe(true);
    expect(count).toBe(
      (await server.events()).filter(
        ({ type, data, metadata }) =>
          type === 'SignalReported' && data.country === 'KEN' && metadata.handling.compartments.length === 0,
      ).length,
    );
  });

  it('answers about a record out of reach as about one that does not exist', async () => {
    const events = await server.events();
    const idOf = (type: string, key: string) =>
      events.find((event) => event.type === type && JSON.stringify(event.data).includes(words.HND))!.data[
        key
      ] as string;
    const foreign = {
      crisisId: idOf('CrisisOpened', 'crisisId'),
      signalId: idOf('SignalReported', 'signalId'),
      alertId: idOf('AlertRaised', 'alertId'),
    };
    const nothing = { crisisId: uuid7(), signalId: uuid7(), alertId: uuid7() };
    expect(await probe(readers.ken, foreign)).toEqual(await probe(readers.ken, nothing));
  });

  it('refuses to watch a record out of reach like one that does not exist', async () => {
    const events = await server.events();
    const stream = events.find(
      ({ type, data }) => type === 'CrisisOpened' && JSON.stringify(data).includes(words.HND),
    )!.stream;
    const live = await readers.ken.live();
    const refused = async (asked: string) => {
      live.ask(`record:${asked}`);
      await live.until('refusal', () => live.refusals(`record:${asked}`).length > 0);
      const { topic: _, ...rest } = live.refusals(`record:${asked}`)[0]!;
      return rest;
    };
    expect(await refused(stream)).toEqual(await refused(`crisis-${uuid7()}`));
  });
});

describe('the control: rows filtered in snapshots and not in what is pushed', () => {
  it('leaks', async () => {
    const server = await startApp({ log: 'memory' });
    const { refresh, members } = Audience.prototype;
    const framed = new WeakSet<Audience>();
    Audience.prototype.members = function (this: Audience) {
      framed.add(this);
      return members.call(this);
    };
    Audience.prototype.refresh = function (this: Audience, key: string) {
      const { countries: _, ...everywhere } = this.reader;
      if (framed.has(this)) Object.assign(this, { reader: everywhere });
      return refresh.call(this, key);
    };
    try {
      const ken = await server.signUp({ login: 'ken', roles, countries: ['KEN'] });
      await work(server.officer, ['HND'], words.HND);
      const live = await ken.live('crises', 'alerts');
      expect(live.texts.some((text) => text.includes(words.HND))).toBe(false);
      await work(server.officer, ['HND'], words.HND);
      await live.until('a leak', () => live.texts.some((text) => text.includes(words.HND)));
    } finally {
      Object.assign(Audience.prototype, { refresh, members });
      await server.close();
    }
  });
});

async function concluded(analyst: Client, batchId: string) {
  const live = await analyst.live('imports');
  await live.until(
    'the end of the import',
    () => ['concluded', 'refused'].includes(String(live.board('imports').rows.get(batchId)?.state)),
    60_000,
  );
  const result = await analyst.get(`/imports/${batchId}`);
  if (result.body.state !== 'concluded') throw new Error(JSON.stringify(result.body));
  await live.close();
}
