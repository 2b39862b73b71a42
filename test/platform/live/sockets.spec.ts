import { WebSocket } from 'ws';
import type { Ticket } from '../../../contracts/http';
import { uuid7 } from '../../../src/platform/derive';
import { startApp, type TestApp } from '../../app';
import { Client } from '../../client';
import { LiveSocket } from '../../live-client';
import { crisisOf } from '../../matter';
import { upgrade } from './upgrade';

jest.setTimeout(60_000);

describe('a live socket', () => {
  let server: TestApp;
  let wo: Client;
  beforeAll(async () => {
    server = await startApp({ log: 'memory' });
    wo = await server.signUp({ login: 'wo', roles: ['watch-officer'], countries: ['KEN', 'HND'] });
  });
  afterAll(() => server.close());
  afterEach(() => wo.closeSockets());

  it('opens at /live only', async () => {
    expect(await upgrade(server.url, '/live', server.url)).toBe(101);
    expect(await upgrade(server.url, '/live?ticket=1', server.url)).toBe(404);
    expect(await upgrade(server.url, '/', server.url)).toBe(404);
  });

  it('holds at most four of one address that have not said who they are', async () => {
    const silent = await Promise.all(Array.from({ length: 4 }, () => wo.socket()));
    expect(await upgrade(server.url, '/live', server.url)).toBe(429);
    await silent[0]!.hello();
    expect(await upgrade(server.url, '/live', server.url)).toBe(101);
  });

  it('is admitted by a ticket, once', async () => {
    const { body } = await wo.post<Ticket>('/live/tickets', {});
    const open = async (ticket: string) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, { origin: server.url });
      const live = new LiveSocket(socket, ticket);
      await new Promise((resolve) => socket.once('open', resolve));
      live.send({ op: 'hello', protocol: 1, ticket });
      return live;
    };
    const first = await open(body.ticket);
    await first.until('welcome', () => first.welcome !== undefined);
    expect((await (await open(body.ticket)).ended()).code).toBe(4401);
    expect((await (await open('no ticket of ours')).ended()).code).toBe(4401);
    expect(first.closed).toBeUndefined();
    await first.close();
  });

  it('answers nobody before hello, and ends without it after five seconds', async () => {
    const eager = await wo.socket();
    eager.ask('crises');
    expect((await eager.ended()).code).toBe(4401);
    const silent = await wo.socket();
    const opened = performance.now();
    const { code, at } = await silent.ended();
    expect(code).toBe(4401);
    expect(at - opened).toBeGreaterThan(4500);
    expect(at - opened).toBeLessThan(7000);
    expect([...eager.frames, ...silent.frames]).toEqual([]);
  });

  it.each([
    ['text that is no JSON', '{'],
    ['a frame without op', '{}'],
    ['an op that is no text', '{"op":1}'],
    ['a list', '[]'],
    ['watch without topic', '{"op":"watch"}'],
    ['a topic that is no text', '{"op":"watch","topic":7}'],
    ['a since without position', '{"op":"watch","topic":"crises","since":{"epoch":"1","definition":"2"}}'],
    ['a negative position', '{"op":"applied","topic":"crises","position":-1}'],
    ['a fraction', '{"op":"applied","topic":"crises","position":1.5}'],
    ['duplicate keys', '{"op":"watch","topic":"crises","topic":"alerts"}'],
    ['a prototype key', '{"op":"watch","topic":"crises","__proto__":{}}'],
    ['bytes', Buffer.from('{"op":"watch","topic":"crises"}')],
  ])('ends with 1007 for %s', async (_, text) => {
    const live = await wo.live();
    live.raw(text);
    expect((await live.ended()).code).toBe(1007);
  });

  it('ends for more than 64 KiB', async () => {
    const live = await wo.live();
    live.raw(`{"op":"watch","topic":"${'x'.repeat(70_000)}"}`);
    expect((await live.ended()).code).toBe(1009);
  });

  it('refuses what it does not know and goes on', async () => {
    const live = await wo.live();
    live.send({ op: 'rewind', to: 1 });
    for (const topic of [
      'nothing',
      'constructor',
      '__proto__x',
      'users',
      'access-log',
      'record:crisis-1',
      'record:nothing',
      'record:',
    ])
      live.ask(topic);
    await live.until('refusals', () => live.refusals().length === 9);
    expect(live.refusals().map(({ topic, code }) => [topic, code])).toEqual([
      [undefined, 'UNKNOWN_OP'],
      ['nothing', 'NOT_FOUND'],
      ['constructor', 'NOT_FOUND'],
      ['__proto__x', 'NOT_FOUND'],
      ['users', 'ROLE_NOT_ALLOWED'],
      ['access-log', 'ROLE_NOT_ALLOWED'],
      ['record:crisis-1', 'NOT_FOUND'],
      ['record:nothing', 'NOT_FOUND'],
      ['record:', 'NOT_FOUND'],
    ]);
    await live.watch('crises');
    expect(live.board('crises').complete).toBe(true);
  });

  it('takes a hundred messages a minute and refuses the next, acknowledgements apart', async () => {
    const live = await wo.live('crises');
    for (let n = 0; n < 300; n++) live.acknowledge('crises', 1);
    let sent = 2;
    while (live.refusals().length === 0 && sent < 250) {
      live.send({ op: 'unwatch', topic: `nothing ${sent}` });
      sent += 1;
      if (sent % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await live.until('refusal', () => live.refusals().length > 0);
    expect(sent).toBeGreaterThan(100);
    expect(live.refusals()[0]!.code).toBe('TOO_MANY_REQUESTS');
    expect(live.closed).toBeUndefined();
  });

  it('is one of eight of a person; the ninth is told and ended', async () => {
    const eight = [];
    for (let n = 0; n < 8; n++) eight.push(await wo.live());
    const ninth = await wo.socket();
    const closed = ninth.hello().catch(() => undefined);
    expect((await ninth.ended()).code).toBe(4429);
    await closed;
    expect(ninth.refusals()[0]!.code).toBe('TOO_MANY_REQUESTS');
    expect(ninth.welcome).toBeUndefined();
    await eight[0]!.close();
    expect((await (await wo.live()).hello()).realm).toBe('live');
  });

  it('ends within a second of a change of rights, and the next one has the new scope', async () => {
    const person = await server.signUp({ login: 'moved', roles: ['watch-officer'], countries: ['KEN'] });
    const [kenya, honduras] = [uuid7(), uuid7()];
    await server.officer.command('OpenCrisis', crisisOf(kenya, ['KEN']));
    await server.officer.command('OpenCrisis', crisisOf(honduras, ['HND']));
    const live = await person.live('crises');
    expect(live.board('crises').rows.has(honduras)).toBe(false);
    const other = await wo.live('crises');
    await server.admin.command('ChangeAccess', change(person.userId, { countryScope: ['HND'] }));
    const changed = performance.now();
    const { code, at } = await live.ended();
    expect(code).toBe(4403);
    expect(at - changed).toBeLessThan(1000);
    expect(other.closed).toBeUndefined();
    expect((await person.get('/session')).body.countries).toEqual(['HND']);
    const again = await person.live('crises');
    expect([again.board('crises').rows.has(kenya), again.board('crises').rows.has(honduras)]).toEqual([false, true]);
  });

  it('ends within a second of signing out, the sockets of other sessions do not', async () => {
    await server.signUp({ login: 'twice', roles: ['watch-officer'] });
    const [one, two] = [await server.signIn('twice'), await server.signIn('twice')];
    const [first, second] = [await one.live('crises'), await two.live('crises')];
    const left = performance.now();
    expect((await one.delete('/session')).status).toBe(204);
    const { code, at } = await first.ended();
    expect([code, at - left < 1000]).toEqual([4401, true]);
    expect((await one.post('/live/tickets', {})).status).toBe(401);
    const beats = second.beats;
    await second.until('another beat', () => second.beats > beats);
    expect(second.closed).toBeUndefined();
  });

  it('ends within a second when the person is suspended', async () => {
    const person = await server.signUp({ login: 'suspended', roles: ['watch-officer'] });
    const live = await person.live('crises');
    const at = performance.now();
    await server.admin.command('ChangeAccess', change(person.userId, { suspended: true }));
    const closed = await live.ended();
    expect([closed.code, closed.at - at < 1500]).toEqual([4401, true]);
    expect((await person.get('/session')).status).toBe(401);
  });

  it('hears that the server goes away', async () => {
    const short = await startApp({ log: 'memory' });
    const live = await short.officer.live('crises');
    const ending = live.ended();
    await short.close({ windowsOpen: true });
    expect((await ending).code).toBe(1012);
  });

  it('is told every two seconds how far everything is', async () => {
    const live = await wo.live('crises');
    await live.until('two beats', () => live.beats >= 2);
    const head = await server.log.head();
    expect(live.beat).toMatchObject({
      epoch: live.welcome!.epoch,
      head,
      recording: true,
      pictures: { crises: { position: head, lagMs: 0, lagEvents: 0, state: 'running', parked: 0 } },
    });
    expect(live.board('crises').mismatches).toEqual([]);
  });
});

const change = (userId: string, more: object) => ({
  userId,
  grantRoles: [],
  revokeRoles: [],
  compartmentsAdded: [],
  compartmentsRemoved: [],
  reason: 'for a test',
  ...more,
});
