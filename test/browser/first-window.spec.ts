import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { defaultPolicies } from '../../contracts/policies';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { drawnRows, observe, says, storageOf, violationsOf } from './in-page';
import { fillOpenCrisis, sendOpenCrisis } from './open-crisis';
import { type RunningServer, startServer } from './server';

const officer = { login: 'sato', password: 'a quiet night on the floor 42' };
const people = [
  {
    Name: 'Ada Adeyemi',
    'E-mail': 'ada@example.org',
    Organization: 'STATE',
    'User name': 'ada',
    Password: 'correct horse battery staple one',
  },
  {
    Name: 'Kenji Sato',
    'E-mail': 'sato@example.org',
    Organization: 'STATE',
    'User name': officer.login,
    Password: officer.password,
  },
];

/** The administrator gives the worst severity another test; every open form has to follow. */
async function setSeverityTest(browser: Browser, origin: string, test: string) {
  const context = await openContext(browser);
  await openWindow(context, origin, '/board/policies', { login: 'ada', password: people[0]!.Password });
  const scale = defaultPolicies['crisis-severity-scale'];
  const levels = scale.levels.map((level) => (level.severity === 4 ? { ...level, test } : level));
  const data = {
    name: 'crisis-severity-scale',
    value: JSON.stringify({ version: 2, levels }),
    reason: 'Words of the watch council',
    effectiveFrom: new Date().toISOString(),
  };
  const set = await context.request.post(`${origin}/commands/SetPolicy`, {
    headers: { 'x-watchfloor': '1', origin, 'idempotency-key': randomUUID() },
    data: { data },
  });
  expect(set.status()).toBe(201);
  await context.close();
}

inBrowser('the first windows of a fresh log', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('makes both accounts by the printed link, and never keeps its token', async () => {
    const context = await openContext(browser);
    await observe(context);
    const page = await context.newPage();
    const link = await server.setupLink();
    const token = new URL(link).hash.replace(/^#(token=)?/, '');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(link);
    for (const [index, person] of people.entries())
      for (const [label, value] of Object.entries(person))
        await page.locator('section').nth(index).getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Create both accounts' }).click();
    await page.getByText('Both accounts were created').waitFor();
    expect(page.url()).toBe(`${server.origin}/setup`);
    expect(asked.filter((url) => url.includes(token) && !url.includes('#'))).toEqual([]);
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await page.getByLabel('User name').fill(officer.login);
    await page.getByLabel('Password').fill(officer.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/r/live/board/crises');
    await says(page, `told.verdict === 'live'`);
    expect(await violationsOf(page)).toEqual([]);
    expect(JSON.stringify(await storageOf(page))).not.toContain(token);
    await context.close();
  }, 90_000);

  it('shows a crisis that one window opens in a second one without a reload', async () => {
    const contexts = await Promise.all([openContext(browser), openContext(browser)]);
    const [first, second] = await Promise.all(
      contexts.map((context) => openWindow(context, server.origin, '/board/crises', officer)),
    );
    if (!first || !second) throw new Error('two windows were asked for');
    await says(second, `told.verdict === 'live'`);
    await second.evaluate('globalThis.__sameDocument = true');
    const form = await fillOpenCrisis(first, 'Flooded lowlands');
    expect(await drawnRows(second)).toEqual([]);
    await setSeverityTest(browser, server.origin, 'Lives lost or likely within hours');
    await form.getByText('Lives lost or likely within hours').waitFor();
    await form.getByText('scale version 2').waitFor();
    await sendOpenCrisis(form);
    await second.locator('.grid-body .grid-row').first().waitFor();
    const rows = await drawnRows(second);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[1]).toMatchObject({ severity: 'SERIOUS', status: 'Monitoring', leadDesk: 'SCA desk' });
    expect(rows[0]?.[1].title).toMatch(/Flooded lowlands|Bangladesh/);
    expect(await second.evaluate('globalThis.__sameDocument')).toBe(true);
    await Promise.all(contexts.map((context) => context.close()));
  }, 90_000);

  it('lets the administrator give a registered person a first login, once', async () => {
    const headers = { 'x-watchfloor': '1', origin: server.origin };
    const context = await openContext(browser);
    const page = await openWindow(context, server.origin, '/admin/users', {
      login: 'ada',
      password: people[0]!.Password,
    });
    const [userId, subjectId] = [randomUUID(), randomUUID()];
    const registered = await context.request.post(`${server.origin}/commands/RegisterUser`, {
      headers: { ...headers, 'idempotency-key': randomUUID() },
      data: { data: { userId, subjectId, name: 'Dela Osei', email: 'osei@example.org', org: 'STATE', kind: 'person' } },
    });
    expect(registered.status()).toBe(201);
    const own = { login: 'd.osei', password: 'seven quiet harbours at noon' };
    const give = async () => {
      await page.getByRole('button', { name: 'First login…' }).click();
      await page.getByLabel('User name').fill(own.login);
      await page.getByLabel('First password').fill(own.password);
      await page.keyboard.press('Enter');
    };
    await page.locator('.grid-body .grid-row', { hasText: 'Dela Osei' }).click();
    await give();
    await page.getByRole('heading', { name: 'Dela Osei can sign in now' }).waitFor();
    await page.keyboard.press('Escape');
    const signedIn = await (await openContext(browser)).request.post(`${server.origin}/session`, {
      headers,
      data: own,
    });
    expect(signedIn.ok()).toBe(true);
    await give();
    await page.getByText('This person has a login already').waitFor();
    await context.close();
  }, 60_000);
});
