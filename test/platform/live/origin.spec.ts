import { startApp, type TestApp } from '../../app';
import { upgrade } from './upgrade';

jest.setTimeout(60_000);

const publicOrigin = 'https://watch.example.org';
const own = 'http://127.0.0.1:PORT';
const cases = [
  { name: 'without a public origin', settings: {}, admitted: own, foreign: [publicOrigin] },
  { name: 'with a public origin', settings: { publicOrigin }, admitted: publicOrigin, foreign: [own] },
];

describe.each(cases)('the live socket of a server $name', ({ settings, admitted, foreign }) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startApp({ log: 'memory', settings });
  });
  afterAll(() => server.close());

  const here = (origin: string) => origin.replace('PORT', new URL(server.url).port);
  const open = (origin?: string | string[]) => upgrade(server.url, '/live', origin);

  it('opens for its own origin', async () => expect(await open(here(admitted))).toBe(101));

  it('is refused to a request without an origin', async () => expect(await open()).toBe(403));

  it.each([
    ...foreign,
    'https://evil.example',
    'null',
    '',
    '*',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1',
    `${admitted}/`,
    `${admitted}.evil.example`,
    `${admitted.replace('//', '//evil.example@')}`,
    admitted.toUpperCase(),
  ])('is refused to the origin %j', async (origin) => expect(await open(here(origin))).toBe(403));

  it('is refused to its own origin beside another one', async () => {
    expect(await open([here(admitted), 'https://evil.example'])).toBe(403);
    expect(await open(['https://evil.example', here(admitted)])).toBe(403);
  });

  it('is opened by a program that sends the origin of its ticket', async () => {
    const live = await server.officer.live('crises');
    expect(live.board('crises').complete).toBe(true);
  });
});
