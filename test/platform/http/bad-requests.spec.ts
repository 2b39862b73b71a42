import { categoryOf } from '../../../contracts/event-log';
import { refusals } from '../../../contracts/refusals';
import { uuid7 } from '../../../src/platform/derive';
import { startApp } from '../../app';
import type { Answer } from '../../client';
import { crisisOf } from '../../matter';
import { type Bad, classes, type World } from './bad';
import { bodies, envelopes, fields } from './bad-bodies';
import { queries } from './bad-queries';
import { headers, rights } from './bad-senders';
import { sampleOf } from './samples';

jest.setTimeout(300_000);

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
      Object.entries(Object.groupBy(events, ({ stream }) => categoryOf(stream))).map(([category, list]) => [
        category,
        list!.length,
      ]),
    );
  };

  it('the samples that the corpus breaks are right themselves', async () => {
    for (const [type, target] of classes()) {
      const { status, body } = await world.officer.post(
        `/commands/${type}`,
        { data: sampleOf(target) },
        { prefer: 'dry-run' },
      );
      if (body.code === 'INVALID_FIELDS') throw new Error(`${type}: ${body.detail}`);
      const codes = status === 200 ? body.refusals.map(({ code }: { code: string }) => code) : [body.code];
      expect([type, ...codes]).not.toContain('INVALID_FIELDS');
    }
  });

  it('odd searches are answered: operators of the index mean nothing', async () => {
    for (const q of [
      '"',
      '""',
      '*',
      '(',
      ')',
      'a OR b',
      'NOT a',
      'NEAR(a b)',
      'c_text:a',
      '-a',
      '^a',
      "'; DROP TABLE x; --",
      'é',
      '{a} : b',
      ' ',
      '\ud800'.toWellFormed(),
    ]) {
      const { status } = await world.officer.get(`/registers/signals?q=${encodeURIComponent(q)}`);
      expect([q, status]).toEqual([q, 200]);
    }
  });

  it('are each answered with a code that names field and rule, and reach no domain stream', async () => {
    const all = [
      ...fields(),
      ...bodies(),
      ...envelopes(),
      ...headers(),
      ...rights(),
      ...queries.map(
        (path): Bad => ({
          what: `GET ${path}`,
          send: ({ officer }) => officer.get(path.includes('%') ? path : encodeURI(path)),
        }),
      ),
    ];
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
  const { body } = answer;
  const errors: { pointer: string; rule: string }[] = body?.errors ?? [];
  // A fault of the text itself is found before the fields are known, and points into the body.
  const named = (at: string) => errors.some((error) => error.pointer.startsWith(at));
  const complaints: readonly (readonly [string, boolean])[] = [
    ['is no refusal', answer.status < 400 || answer.status >= 500],
    ['is no problem document', !answer.headers.get('content-type')?.startsWith('application/problem+json')],
    ['has no code', !Object.hasOwn(refusals, String(body?.code))],
    [`has not status ${status}`, status !== undefined && answer.status !== status],
    [`has not code ${code}`, code !== undefined && body?.code !== code],
    ['names nothing', body?.code === 'INVALID_FIELDS' && errors.length === 0],
    ['has an error without rule', errors.some((error) => typeof error.pointer !== 'string' || !error.rule)],
    [`does not name ${pointer}`, pointer !== undefined && !named(pointer) && !named(`/data${pointer}`)],
    ['tells a stack', /\bat .*\(.*\.[jt]s|node_modules/.test(answer.text)],
  ];
  const complaint = complaints.find(([, holds]) => holds);
  return complaint && `${complaint[0]}: ${answer.status} ${answer.text.slice(0, 200)}`;
}
