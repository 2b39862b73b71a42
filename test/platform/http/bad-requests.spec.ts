import { categoryOf } from '../../../contracts/event-log';
import { refusals } from '../../../contracts/refusals';
import { correctionCommands } from '../../../contracts/corrections';
import { uuid7 } from '../../../src/platform/derive';
import { commandInfo, commandNames } from '../../../src/platform/registry';
import { startApp, type TestApp } from '../../app';
import { type Answer, type Client, rawRequest } from '../../client';
import { crisisOf, updateOf } from '../../matter';
import { brokenFields, jsonOf, sampleOf } from './samples';

jest.setTimeout(300_000);

/** One request that must be refused: who sends what, and what the answer has to name. */
interface Bad {
  readonly what: string;
  readonly send: (world: World) => Promise<Answer<any>>;
  readonly status?: number;
  readonly code?: string;
  /** Beginning of a pointer that one of the errors has. */
  readonly pointer?: string;
}
interface World {
  readonly server: TestApp;
  readonly officer: Client;
  readonly ken: Client;
  readonly crisisOfHonduras: string;
  readonly crisisOfKenya: string;
}

const headersOf = (client: Client, more: Readonly<Record<string, string | string[]>> = {}) => ({
  cookie: client.cookie ?? '',
  'content-type': 'application/json',
  'x-watchfloor': '1',
  'idempotency-key': uuid7(),
  ...more,
});
const bytes = (
  what: string,
  body: string | Buffer,
  more: Partial<Bad> & { readonly headers?: Record<string, string | string[]>; readonly path?: string; readonly method?: string } = {},
): Bad => {
  const { headers, path = '/commands/OpenCrisis', method = 'POST', ...expected } = more;
  const send = ({ officer }: World) => rawRequest(officer.url, method, path, headersOf(officer, headers), body);
  return { what, send, ...expected };
};
const good = () => ({ data: crisisOf(uuid7(), ['KEN']) });
const goodText = () => JSON.stringify(good());
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const invalid = { status: 422, code: 'INVALID_FIELDS' } as const;

const classes = () => [
  ...commandNames().map((type) => [type, commandInfo(type)!.entry.command] as const),
  ...Object.entries(correctionCommands).map(([type, { command }]) => [type, command] as const),
];

function* fields(): Generator<Bad> {
  for (const [type, target] of classes()) {
    for (const { what, pointer, data } of brokenFields(target)) {
      const body = jsonOf({ data });
      yield bytes(`${type}${pointer} ${what}`, body, { path: `/commands/${type}`, pointer, ...invalid });
    }
  }
}

function* bodies(): Generator<Bad> {
  yield bytes('no body', '', { ...invalid });
  yield bytes('not JSON', '{', { ...invalid, pointer: '' });
  yield bytes('text after the end', `${goodText()} x`, invalid);
  for (const body of ['null', '[]', '"text"', '7', 'true'])
    yield bytes(`body ${body}`, body, invalid);
  yield bytes('no data', '{}', { ...invalid, pointer: '/data' });
  for (const data of ['null', '[]', '"text"', '7']) yield bytes(`data ${data}`, `{"data":${data}}`, invalid);
  yield bytes('a stranger beside data', '{"data":{},"more":1}', { ...invalid, pointer: '/more' });
  yield bytes('duplicate key', goodText().replace('{"data":{', '{"data":{"title":"One",'), { ...invalid, pointer: '/data/title' });
  yield bytes('duplicate data', `{"data":{},${goodText().slice(1)}`, { ...invalid, pointer: '/data' });
  for (const key of ['__proto__', 'constructor', 'prototype'])
    yield bytes(`key ${key}`, goodText().replace('{"data":{', `{"data":{"${key}":{"isAdmin":true},`), { ...invalid, pointer: `/data/${key}` });
  yield bytes('prototype key by escape', goodText().replace('{"data":{', '{"data":{"\\u005f_proto__":{},'), invalid);
  yield bytes('nested 40 deep', `{"data":{"title":${nested(40)}}}`, invalid);
  yield bytes('nested 10,000 deep', `{"data":${nested(10_000)}}`, invalid);
  yield bytes('a list of 20,000', `{"data":{"countries":[${'"KEN",'.repeat(19_999)}"KEN"]}}`, invalid);
  yield bytes('a text of 40 KiB', `{"data":{"title":"${'x'.repeat(40_000)}"}}`, invalid);
  yield bytes('lone surrogate', goodText().replace('Crisis of', '\\ud800'), invalid);
  yield bytes('byte-order mark', `\ufeff${goodText()}`, invalid);
  yield bytes('bytes that are not UTF-8', Buffer.from(goodText().replace('Crisis', '\u0001\u0001')).map((b) => (b === 1 ? 0xff : b)) as Buffer, invalid);
  yield bytes('overlong UTF-8', Buffer.from(goodText().replace('Crisis', '\u0001\u0001')).map((b) => (b === 1 ? 0xc0 : b)) as Buffer, invalid);
  for (const number of ['1.5', '1e3', '-0', '9007199254740993', '1E400', 'NaN', 'Infinity', '0x10', '01'])
    yield bytes(`number ${number}`, goodText().replace('"severity":3', `"severity":${number}`), { ...invalid });
  yield bytes('2 MiB', JSON.stringify({ data: { ...good().data, summary: 'x'.repeat(2 * 1024 * 1024) } }), { status: 413, code: 'INVALID_FIELDS' });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/cbor'])
    yield bytes(`content type ${type}`, goodText(), { headers: { 'content-type': type }, status: 415, code: 'INVALID_FIELDS' });
}

function* envelopes(): Generator<Bad> {
  const cases: readonly (readonly [string, unknown])[] = [
    ['', null],
    ['', 'text'],
    ['', []],
    ['/stranger', { stranger: 1 }],
    ['/realm', { realm: 'exercise-1' }],
    ['/recordedAt', { recordedAt: '2026-11-25T06:00:00Z' }],
    ['/actor', { actor: { id: 'somebody' } }],
    ['/effectiveAt', { effectiveAt: 'yesterday' }],
    ['/effectiveAt', { effectiveAt: 7 }],
    ['/onBehalfOf', { onBehalfOf: '' }],
    ['/authority', { authority: 'x'.repeat(201) }],
    ['/source', { source: { kind: 'mediaReport' } }],
    ['/source', { source: { kind: 'mediaReport', ref: 'Daily', reliability: 'Z' } }],
    ['/handling', { handling: { classification: 'PUBLIC', compartments: [] } }],
    ['/handling', { handling: { classification: 'SECRET' } }],
    ['/correlationId', { correlationId: '1' }],
  ];
  for (const [pointer, envelope] of cases)
    yield bytes(`envelope ${JSON.stringify(envelope)?.slice(0, 40)}`, JSON.stringify({ ...good(), envelope }), {
      ...invalid,
      pointer: `/envelope${pointer}`,
    });
  yield bytes('effective tomorrow', JSON.stringify({ ...good(), envelope: { effectiveAt: '2126-01-01T00:00:00Z' } }), {
    status: 422,
    code: 'EFFECTIVE_IN_FUTURE',
  });
}

function* headers(): Generator<Bad> {
  for (const key of ['', '1', 'not-a-uuid', '01900000-0000-1000-8000-000000000001', 'x'.repeat(300)])
    yield bytes(`idempotency key ${key.slice(0, 20)}`, goodText(), { headers: { 'idempotency-key': key }, ...invalid, pointer: '/headers/idempotency-key' });
  for (const match of ['1', 'W/"1"', '"x"', '"-1"', '*', '"9999999999999999999"', '""'])
    yield bytes(`if-match ${match}`, goodText(), { headers: { 'if-match': match }, ...invalid, pointer: '/headers/if-match' });
  yield bytes('no x-watchfloor', goodText(), { headers: { 'x-watchfloor': '' }, ...invalid, pointer: '/headers/x-watchfloor' });
  yield bytes('x-watchfloor 2', goodText(), { headers: { 'x-watchfloor': '2' }, ...invalid, pointer: '/headers/x-watchfloor' });
  yield bytes('foreign origin', goodText(), { headers: { origin: 'https://evil.example' }, ...invalid, pointer: '/headers/origin' });
  yield bytes('origin null', goodText(), { headers: { origin: 'null' }, ...invalid, pointer: '/headers/origin' });
  for (const site of ['cross-site', 'same-site'])
    yield bytes(`fetch site ${site}`, goodText(), { headers: { 'sec-fetch-site': site }, ...invalid, pointer: '/headers/sec-fetch-site' });
  for (const cookie of ['', '__Host-wf=', '__Host-wf=nobody', 'wf=1', `__Host-wf=${'x'.repeat(5000)}`])
    yield bytes(`cookie ${cookie.slice(0, 20)}`, goodText(), { headers: { cookie }, status: 401, code: 'NOT_AUTHENTICATED' });
}

function* rights(): Generator<Bad> {
  const as = (what: string, send: Bad['send'], status: number, code: string): Bad => ({ what, send, status, code });
  for (const type of ['NoSuchCommand', 'constructor', '__proto__', 'toString', 'opencrisis', 'OpenCrisis%20', '%00', 'a'.repeat(90)])
    yield bytes(`command ${type.slice(0, 20)}`, goodText(), { path: `/commands/${type}`, status: 404, code: 'UNKNOWN_COMMAND' });
  yield as('no role', ({ ken, crisisOfKenya }) => ken.attempt('CloseCrisis', { crisisId: crisisOfKenya, reason: 'over' }), 403, 'ROLE_NOT_ALLOWED');
  yield as('no role: policy', ({ ken }) => ken.attempt('SetPolicy', sampleOf(commandInfo('SetPolicy')!.entry.command)), 403, 'ROLE_NOT_ALLOWED');
  yield as('outside scope', ({ ken }) => ken.attempt('OpenCrisis', crisisOf(uuid7(), ['KEN', 'HND'])), 403, 'OUTSIDE_SCOPE');
  yield as('record out of scope', ({ ken, crisisOfHonduras }) => ken.attempt('PostSituationUpdate', updateOf(crisisOfHonduras, 'x')), 404, 'NOT_FOUND');
  yield as('record unknown', ({ ken }) => ken.attempt('PostSituationUpdate', updateOf(uuid7(), 'x')), 404, 'NOT_FOUND');
  yield as('opening what is out of scope', ({ ken, crisisOfHonduras }) => ken.attempt('OpenCrisis', crisisOf(crisisOfHonduras, ['KEN'])), 404, 'NOT_FOUND');
  yield as('reference out of scope', ({ ken, crisisOfHonduras }) => ken.attempt('RaiseAlert', { alertId: uuid7(), severity: 1, subject: { kind: 'crisis', id: crisisOfHonduras }, title: 'x', crisisId: crisisOfHonduras, evidence: [{ kind: 'url', ref: 'x' }] }), 422, 'UNKNOWN_REFERENCE');
  yield as('compartment', ({ ken }) => ken.attempt('OpenCrisis', crisisOf(uuid7(), ['KEN']), { envelope: { handling: { classification: 'UNCLASSIFIED', compartments: ['AMBER'] } } }), 403, 'COMPARTMENT_REQUIRED');
  yield as('clearance', ({ ken }) => ken.attempt('OpenCrisis', crisisOf(uuid7(), ['KEN']), { envelope: { handling: { classification: 'SECRET', compartments: [] } } }), 403, 'COMPARTMENT_REQUIRED');
  yield as('another handling', ({ officer, crisisOfKenya }) => officer.attempt('PostSituationUpdate', updateOf(crisisOfKenya, 'x'), { envelope: { handling: { classification: 'SBU', compartments: [] } } }), 422, 'INVALID_FIELDS');
  yield as('another realm', ({ officer }) => officer.post('/commands/OpenCrisis?realm=exercise-1', good()), 409, 'REALM_NOT_ALLOWED');
  yield as('stale revision', ({ officer, crisisOfKenya }) => officer.attempt('PostSituationUpdate', updateOf(crisisOfKenya, 'x'), { ifMatch: 7 }), 412, 'REVISION_CONFLICT');
  yield as('board without its role', ({ ken }) => ken.get('/boards/users'), 403, 'ROLE_NOT_ALLOWED');
  yield as('register without its role', ({ ken }) => ken.get('/registers/access-log'), 403, 'ROLE_NOT_ALLOWED');
  yield as('record page out of scope', ({ ken, crisisOfHonduras }) => ken.get(`/records/crisis-${crisisOfHonduras}`), 404, 'NOT_FOUND');
  yield as('a ticket for nobody', ({ server }) => server.stranger().post('/live/tickets', {}), 401, 'NOT_AUTHENTICATED');
  for (const path of ['/boards/crises', '/registers/signals', '/records/crisis-1', '/events/1', '/lookup/crisis', '/contracts/commands', '/status', '/session', '/preferences'])
    yield as(`nobody at ${path}`, ({ server }) => server.stranger().get(path), 401, 'NOT_AUTHENTICATED');
}

const queries: readonly string[] = [
  '/boards/nothing',
  '/boards/constructor',
  '/boards/__proto__',
  '/boards/crises?after=x',
  '/boards/crises?after=-1',
  '/boards/crises?after=1.5',
  '/boards/crises?after=99999999999999999999',
  '/boards/crises?after=1&after=2',
  '/boards/crises?after=',
  '/boards/crises?realm=exercise-1',
  '/boards/crises?realm=live&realm=live',
  '/registers/nothing',
  '/registers/toString',
  '/registers/signals?after=x',
  '/registers/signals?limit=x',
  '/registers/signals?limit=-1',
  '/registers/signals?limit=1e2',
  '/registers/signals?limit=1&limit=2',
  '/registers/signals?at=x',
  '/registers/signals?f=x',
  '/registers/signals?f=[]',
  '/registers/signals?f=null',
  '/registers/signals?f={"state":{}}',
  '/registers/signals?f={"state":[{}]}',
  '/registers/signals?f={"state":null}',
  '/registers/signals?f={"state":true}',
  '/registers/signals?f={"state":1.5}',
  '/registers/signals?f={"__proto__":1}',
  '/registers/signals?f={"state":"a","state":"b"}',
  '/registers/signals?f={"nothing":"a"}',
  '/registers/signals?f={"state":"a"}&f={"state":"b"}',
  '/registers/signals?q=a&q=b',
  '/registers/deadlines?q=word',
  '/registers/signals?q=%00',
  '/registers/signals?q=a%0ab',
  '/registers/signals?order=nothing',
  '/registers/signals?order=constructor',
  '/registers/signals?order=state&order=state',
  '/registers/signals?dir=sideways',
  '/registers/signals?dir=next&dir=previous',
  '/registers/signals?cursor=x',
  '/registers/signals?cursor=',
  '/registers/signals?cursor=e30',
  '/registers/signals?cursor=W10',
  `/registers/signals?cursor=${Buffer.from('[1,"x"]').toString('base64url')}`,
  `/registers/signals?cursor=${Buffer.from('[null,1]').toString('base64url')}`,
  `/registers/signals?cursor=${Buffer.from('[1.5,1]').toString('base64url')}`,
  '/registers/signals?cursor=a&cursor=b',
  '/records/nothing',
  '/records/crisis',
  '/records/crisis-',
  '/records/-',
  '/records/constructor-1',
  `/records/crisis-${'x'.repeat(300)}`,
  '/records/crisis-1?before=x',
  '/records/crisis-1?limit=x',
  '/records/crisis-1?limit=1&limit=2',
  '/records/access-2026-11-25-node',
  '/events/x',
  '/events/-1',
  '/events/0',
  '/events/999999999',
  '/events/1.5',
  '/lookup/crisis?q=a&q=b',
  '/lookup/crisis?ids=a&ids=b',
  '/contracts/nothing',
  '/contracts/constructor',
  '/nothing/at/all',
  '/boards/%',
  '/boards/%ff',
  '/records/crisis-%00',
  '/imports/nothing',
];

describe('bad requests', () => {
  let world: World;
  beforeAll(async () => {
    const server = await startApp({ log: 'sqlite' });
    const ken = await server.signUp({ login: 'ken', roles: ['watch-officer'], countries: ['KEN'] });
    const crisisOfHonduras = uuid7();
    const crisisOfKenya = uuid7();
    await server.officer.command('OpenCrisis', crisisOf(crisisOfHonduras, ['HND']));
    await server.officer.command('OpenCrisis', crisisOf(crisisOfKenya, ['KEN']));
    world = { server, officer: server.officer, ken, crisisOfHonduras, crisisOfKenya };
  });
  afterAll(() => world.server.close());

  const heads = async () => {
    const events = await world.server.events();
    return Object.fromEntries(
      Object.entries(Object.groupBy(events, ({ stream }) => categoryOf(stream))).map(([category, list]) => [category, list!.length]),
    );
  };

  it('the samples that the corpus breaks are right themselves', async () => {
    for (const [type, target] of classes()) {
      const { status, body } = await world.officer.post(`/commands/${type}`, { data: sampleOf(target) }, { prefer: 'dry-run' });
      if (body.code === 'INVALID_FIELDS') throw new Error(`${type}: ${body.detail}`);
      const codes = status === 200 ? body.refusals.map(({ code }: { code: string }) => code) : [body.code];
      expect([type, ...codes]).not.toContain('INVALID_FIELDS');
    }
  });

  it('odd searches are answered: operators of the index mean nothing', async () => {
    for (const q of ['"', '""', '*', '(', ')', 'a OR b', 'NOT a', 'NEAR(a b)', 'c_text:a', '-a', '^a', "'; DROP TABLE x; --", 'é', '{a} : b', ' ', '\ud800'.toWellFormed()]) {
      const { status } = await world.officer.get(`/registers/signals?q=${encodeURIComponent(q)}`);
      expect([q, status]).toEqual([q, 200]);
    }
  });

  it('are each answered with a code that names field and rule, and reach no domain stream', async () => {
    const all = [...fields(), ...bodies(), ...envelopes(), ...headers(), ...rights(), ...queries.map((path): Bad => ({ what: `GET ${path}`, send: ({ officer }) => officer.get(path.includes('%') ? path : encodeURI(path)) }))];
    const before = await heads();
    const wrong: string[] = [];
    const counted = new Map<string, number>();
    for (const bad of all) {
      const answer = await bad.send(world);
      const complaint = complaintOf(bad, answer);
      if (complaint) wrong.push(`${bad.what}: ${complaint}`);
      const key = `${answer.status} ${answer.body?.code}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    const after = await heads();
    process.stdout.write(
      `Show 6: ${all.length} bad requests: ${[...counted].map(([key, count]) => `${count} × ${key}`).join(', ')}\n`,
    );
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(200);
    const changed = Object.keys(after).filter((category) => after[category] !== before[category]);
    expect(changed).toEqual(['access']);
    expect((await world.officer.get('/health/ready')).status).toBe(200);
  });
});

/** What is wrong with an answer; undefined where it is as it should be. */
function complaintOf({ status, code, pointer }: Bad, answer: Answer<any>): string | undefined {
  const told = `${answer.status} ${answer.text.slice(0, 200)}`;
  const { body } = answer;
  if (answer.status < 400 || answer.status >= 500) return `no 4xx: ${told}`;
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return `no problem document: ${told}`;
  if (!Object.hasOwn(refusals, String(body.code))) return `no code: ${told}`;
  if (status !== undefined && answer.status !== status) return `not ${status}: ${told}`;
  if (code !== undefined && body.code !== code) return `not ${code}: ${told}`;
  const errors: { pointer: string; rule: string }[] = body.errors ?? [];
  if (body.code === 'INVALID_FIELDS' && errors.length === 0) return `names nothing: ${told}`;
  if (errors.some((error) => typeof error.pointer !== 'string' || !error.rule)) return `error without pointer or rule: ${told}`;
  // A fault of the text itself is found before the fields are known, and points into the body.
  const named = (at: string) => errors.some((error) => error.pointer.startsWith(at));
  if (pointer !== undefined && !named(pointer) && !named(`/data${pointer}`)) return `does not name ${pointer}: ${told}`;
  return /\bat .*\(.*\.[jt]s|node_modules/.test(answer.text) ? `tells a stack: ${told}` : undefined;
}
