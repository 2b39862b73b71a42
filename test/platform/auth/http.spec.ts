import { Controller, Get, Global, Module, Post } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccountStore } from '../../../contracts/accounts';
import { Clock } from '../../../contracts/clock';
import { EventLog } from '../../../contracts/event-log';
import { RunnerStates } from '../../../contracts/runner-states';
import { SqliteRunnerStates } from '../../../infra/runner-states';
import { AccessRecords } from '../../../src/platform/auth/access-records';
import { AuthModule } from '../../../src/platform/auth/auth.module';
import { SetupLink } from '../../../src/platform/auth/setup-link';
import { ProblemFilter } from '../../../src/platform/http/problems';
import { Ledger } from '../../../src/platform/ledger/ledger';
import { Sealer } from '../../../src/platform/sealing/sealer';
import { Settings } from '../../../src/platform/settings';
import { type Node, nodes, passwords, setup } from './fixture';

@Controller('probe')
class Probe {
  @Get() read() {
    return { read: true };
  }
  @Post() write() {
    return { written: true };
  }
}
@Controller('commands')
class Commands {
  @Post('Anything') send() {
    return { sent: true };
  }
}

/** The guarded application over HTTP; `guarded: false` is the control without the guard. */
async function application(node: Node, guarded = true): Promise<NestFastifyApplication> {
  const settings = new Settings({ demo: true, node: 'node1' });
  const values = [
    { provide: Ledger, useValue: node.ledger },
    { provide: EventLog, useValue: node.log },
    { provide: Clock, useValue: node.domain },
    { provide: Settings, useValue: settings },
    { provide: AccountStore, useValue: node.store },
    { provide: RunnerStates, useValue: new SqliteRunnerStates(node.db) },
    { provide: Sealer, useValue: new Sealer(node.keys) },
  ];
  @Global()
  @Module({ providers: values, exports: values.map(({ provide }) => provide) })
  class Platform {}
  @Module({ imports: [Platform, AuthModule], controllers: [Probe, Commands] })
  class Guarded {}
  @Module({ controllers: [Probe, Commands] })
  class Unguarded {}
  const module = await Test.createTestingModule({ imports: [guarded ? Guarded : Unguarded] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalFilters(new ProblemFilter(guarded ? app.get(AccessRecords) : (undefined as never)));
  await app.init();
  return app;
}

describe('identity over HTTP', () => {
  const { open, stop } = nodes();
  let node: Node;
  let app: NestFastifyApplication;
  const own = { 'x-watchfloor': '1' };
  const call = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    headers: Record<string, string> = own,
    payload?: object,
  ) => app.inject({ method, url, headers, ...(payload && { payload }) });
  const signIn = async () => {
    const { headers } = await call('POST', '/session', own, { login: 'sam', password: passwords.officer });
    return String(headers['set-cookie']).split(';')[0]!;
  };
  beforeEach(async () => {
    node = await open();
    app = await application(node);
  });
  afterEach(async () => {
    await app.close();
    await stop();
  });
  const setUp = async () => {
    const link = app.get(SetupLink).linkAt('http://127.0.0.1:1')!;
    return call('POST', '/setup', own, setup(link.split('#')[1]!));
  };

  test('from the printed link to a session, its ticket, and out', async () => {
    expect((await call('GET', '/about')).json()).toMatchObject({
      setupOpen: true,
      recording: true,
      realm: 'live',
      serverTime: '2013-03-04T05:10:00.000000Z',
    });
    expect((await setUp()).statusCode).toBe(201);
    expect((await call('GET', '/about')).json()).toMatchObject({ setupOpen: false });
    const signedIn = await call('POST', '/session', own, { login: 'sam', password: passwords.officer });
    expect(signedIn.headers['set-cookie']).toMatch(/^__Host-wf=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(signedIn.json()).toMatchObject({
      name: 'Sam Brook',
      roles: ['senior-watch-officer'],
      countries: 'all',
      demo: true,
    });
    const cookie = await signIn();
    expect((await call('GET', '/session', { cookie })).json()).toMatchObject({ name: 'Sam Brook' });
    expect((await call('POST', '/live/tickets', { ...own, cookie })).json()).toEqual({
      realm: 'live',
      ticket: expect.any(String),
      origin: 'http://localhost:80',
    });
    expect((await call('POST', '/live/tickets?realm=exercise-1', { ...own, cookie })).json()).toMatchObject({
      code: 'REALM_NOT_ALLOWED',
    });
    const out = await call('DELETE', '/session', { ...own, cookie });
    expect([out.statusCode, out.headers['clear-site-data']]).toEqual([204, '"cache", "cookies"']);
    expect((await call('GET', '/session', { cookie })).statusCode).toBe(401);
  });

  test('every route asks who it is, unless it is open', async () => {
    await setUp();
    expect((await call('GET', '/probe')).json()).toMatchObject({ status: 401, code: 'NOT_AUTHENTICATED' });
    expect((await call('GET', '/probe', { cookie: await signIn() })).json()).toEqual({ read: true });
    const denied = (await node.events('access')).filter(({ type }) => type === 'AccessDenied');
    expect(denied.map(({ data }) => [data.what, data.code])).toEqual([['GET /probe', 'NOT_AUTHENTICATED']]);
  });

  test('without the guard everybody is let in', async () => {
    const bare = await application(node, false);
    expect((await bare.inject({ method: 'GET', url: '/probe' })).statusCode).toBe(200);
    expect((await bare.inject({ method: 'POST', url: '/probe' })).statusCode).toBe(201);
    await bare.close();
  });

  test('another site cannot write with somebody’s cookie, nor sign anybody in', async () => {
    await setUp();
    const cookie = await signIn();
    for (const headers of [
      { cookie },
      { ...own, cookie, origin: 'http://evil.example' },
      { ...own, cookie, 'sec-fetch-site': 'cross-site' },
    ])
      expect((await call('POST', '/probe', headers as unknown as Record<string, string>)).json()).toMatchObject({
        status: 422,
        code: 'INVALID_FIELDS',
      });
    expect((await call('POST', '/session', {}, { login: 'sam', password: passwords.officer })).statusCode).toBe(422);
    expect((await call('POST', '/probe', { ...own, cookie })).statusCode).toBe(201);
  });

  test('commands are refused while attempts cannot be recorded, and taken again after', async () => {
    await setUp();
    const cookie = await signIn();
    const append = node.log.append.bind(node.log);
    node.log.append = async () => {
      throw new Error('disk');
    };
    expect((await call('POST', '/session', own, { login: 'sam', password: 'x' })).json()).toMatchObject({
      code: 'LOG_READ_ONLY',
    });
    expect((await call('POST', '/commands/Anything', { ...own, cookie })).json()).toMatchObject({
      status: 503,
      code: 'LOG_READ_ONLY',
    });
    expect((await call('GET', '/probe', { cookie })).statusCode).toBe(200);
    expect((await call('GET', '/about')).json()).toMatchObject({ recording: false });
    node.log.append = append;
    expect((await call('POST', '/commands/Anything', { ...own, cookie })).statusCode).toBe(503);
    expect((await call('POST', '/commands/Anything', { ...own, cookie })).statusCode).toBe(201);
  });

  test('a form with faults names each of them, a wrong password names none', async () => {
    const link = app.get(SetupLink).linkAt('')!.split('#')[1]!;
    const form = setup(link);
    const faulty = await call('POST', '/setup', own, {
      ...form,
      officer: { ...form.officer, login: 'ada', password: 'x' },
    });
    expect(faulty.json()).toMatchObject({ status: 422, errors: [{ pointer: '/officer/password' }] });
    await setUp();
    const wrong = (await call('POST', '/session', own, { login: 'sam', password: 'x' })).json();
    expect(wrong).toMatchObject({ status: 401, code: 'NOT_AUTHENTICATED' });
    expect(wrong).not.toHaveProperty('errors');
    expect((await call('POST', '/setup', own, form)).statusCode).toBe(409);
  });
});
