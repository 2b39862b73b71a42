import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessible } from './accessible';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { observe, says, storageOf, violationsOf } from './in-page';
import { type RunningServer, startServer } from './server';

/** A state of a screen: who sees it, where, and what is done before it is looked at. */
interface Screen {
  readonly name: string;
  readonly who: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly board?: boolean;
}

const pressRow = (page: Page) => page.locator('.grid-body .grid-row[data-line]').nth(2).click();
const openSeverity = async (page: Page) => {
  await page.locator('.grid-body .grid-row[data-line]', { hasText: 'Kenya' }).click();
  await page.getByRole('button', { name: 'Severity…' }).click();
  await page.getByRole('form').getByLabel('Rationale').waitFor();
};
const openFirstLogin = async (page: Page) => {
  await pressRow(page);
  await page.getByRole('button', { name: 'First login…' }).click();
  await page.getByLabel('First password').waitFor();
};
const openCorrection = async (page: Page) => {
  await openRecord(page);
  await page.getByRole('link', { name: /^Events/ }).click();
  await page
    .getByRole('button', { name: /^Correct event/ })
    .first()
    .click();
  await page.getByRole('form').getByLabel('Reason').waitFor();
};
const screens: readonly Screen[] = [
  { name: 'crises', who: 'swo1', path: '/board/crises', board: true },
  { name: 'crises, drawer open', who: 'swo1', path: '/board/crises', act: pressRow },
  { name: 'crises, grouped', who: 'swo1', path: '/board/crises?group=region' },
  { name: 'crises as a table', who: 'swo1', path: '/board/crises', act: (page) => page.keyboard.press('t') },
  { name: 'alerts', who: 'swo1', path: '/alerts', board: true },
  { name: 'alert rules', who: 'da1', path: '/alerts/rules' },
  { name: 'signals', who: 'da1', path: '/signals' },
  { name: 'triage', who: 'da1', path: '/signals', act: triage },
  { name: 'crisis record', who: 'swo1', path: '/board/crises', act: openRecord },
  { name: 'imports', who: 'da1', path: '/imports', board: true },
  { name: 'users', who: 'ad1', path: '/admin/users', board: true },
  { name: 'first login', who: 'ad1', path: '/admin/users', act: openFirstLogin },
  { name: 'policies', who: 'ad1', path: '/admin/policies', board: true },
  { name: 'verification', who: 'au1', path: '/verify' },
  { name: 'audit trail', who: 'swo1', path: '/register/audit-trail' },
  { name: 'command form', who: 'swo1', path: '/board/crises', act: openSeverity },
  { name: 'refused form', who: 'swo1', path: '/board/crises', act: refuse },
  { name: 'correction form', who: 'swo1', path: '/board/crises', act: openCorrection },
  { name: 'palette', who: 'swo1', path: '/board/crises', act: (page) => page.keyboard.press('Control+k') },
  { name: 'keys', who: 'swo1', path: '/board/crises', act: (page) => page.keyboard.press('?') },
];

inBrowser('every screen', () => {
  let server: RunningServer;
  let browser: Browser;
  const contexts = new Map<string, BrowserContext>();
  const contextOf = async (who: string) => {
    const known = contexts.get(who);
    if (known) return known;
    const context = await openContext(browser);
    await observe(context);
    contexts.set(who, context);
    await (await openWindow(context, server.origin, '/board/crises', { alias: who })).close();
    return context;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ demo: true, rate: 1 }), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it.each(['/sign-in', '/setup#token=none'])(
    '%s has no violation in either theme',
    async (path) => {
      const context = await openContext(browser);
      await observe(context);
      const page = await context.newPage();
      await page.goto(server.origin + path);
      await page.getByRole('heading').first().waitFor();
      expect(await accessible(page)).toEqual({});
      expect(await violationsOf(page)).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it.each(screens)(
    '$name has no violation in either theme, and keeps to the content policy',
    async ({ who, path, act }) => {
      const page = await openWindow(await contextOf(who), server.origin, path);
      await says(page, `told.verdict === 'live' && document.querySelector('.screen-body')?.textContent`);
      await act?.(page);
      expect(await accessible(page)).toEqual({});
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('reports a script that somebody puts into the page, which shows that the report works', async () => {
    const page = await openWindow(await contextOf('swo1'), server.origin, '/board/crises');
    await says(page, `told.verdict === 'live'`);
    await page.evaluate(`(() => {
      const script = document.createElement('script');
      try { script.textContent = 'globalThis.__injected = true'; } catch {}
      document.head.append(script);
    })()`);
    expect(await page.evaluate('globalThis.__injected')).toBeUndefined();
    expect((await violationsOf(page)).length).toBeGreaterThan(0);
    await page.close();
  }, 60_000);

  it('keeps nothing in the browser but display preferences, and its cookie away from scripts', async () => {
    for (const [who, context] of contexts) {
      const page = await openWindow(context, server.origin, '/board/crises');
      await says(page, `told.verdict !== ''`);
      const { local, session } = await storageOf(page);
      expect({ who, names: Object.keys(local).filter((name) => !/^wf\.(prefs|checkpoint\..+)$/.test(name)) }).toEqual({
        who,
        names: [],
      });
      expect(session).toEqual({});
      const cookies = await context.cookies();
      expect(cookies.length).toBeGreaterThan(0);
      for (const { httpOnly, sameSite, value, name } of cookies) {
        expect({ name, httpOnly, sameSite }).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
        expect(page.url() + JSON.stringify(local)).not.toContain(value);
      }
      await page.close();
    }
  }, 60_000);

  it.each(['/board/crises', '/alerts', '/signals', '/register/audit-trail'])(
    '%s is no wider than a window of 320 px',
    async (path) => {
      const context = await openContext(browser, { width: 320, height: 720 });
      await observe(context);
      const page = await openWindow(context, server.origin, path, { alias: 'swo1' });
      await says(page, `told.verdict === 'live' && document.querySelector('.screen-body :is(li, tr)')`);
      expect(await page.evaluate(wider)).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('has no violation on a board that is STALE', async () => {
    const boards = screens.filter(({ board }) => board);
    const pages = await Promise.all(
      boards.map(async ({ who, path }) => openWindow(await contextOf(who), server.origin, path)),
    );
    await Promise.all(pages.map((page) => says(page, `told.verdict === 'live'`)));
    server.signal('SIGSTOP');
    for (const [at, page] of pages.entries()) {
      await says(page, `told.verdict === 'stale' && told.rows === 'stale'`);
      expect({ name: boards[at]?.name, found: await accessible(page) }).toEqual({ name: boards[at]?.name, found: {} });
    }
    server.signal('SIGCONT');
  }, 120_000);
});

/** What would have to be moved sideways to be read: the window, the places that scroll, and what stands beyond the edge. */
const wider = `[...document.querySelectorAll('html, .screen-body, .toolbar, .line-1, .line-2, .screen-body :is(td, li, p:not(.hidden-text))')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 || one.getBoundingClientRect().right > 320.5)
  .map((one) => one.className || one.tagName)`;

async function triage(page: Page) {
  await page.locator('[data-line]').first().click();
  await page.locator('.triage').waitFor();
}

async function openRecord(page: Page) {
  await pressRow(page);
  await page.getByRole('link', { name: 'open page' }).click();
  await page.waitForURL('**/crisis/**');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** A conflict: somebody else posts about the crisis while its form is open. */
async function refuse(page: Page) {
  await openSeverity(page);
  const form = page.getByRole('form');
  const key = await page.locator('[data-line][aria-selected="true"]').first().getAttribute('data-line');
  await form.getByRole('radio', { name: /ROUTINE/ }).check();
  await form.getByLabel('Rationale').fill('The towns are quiet again.');
  await form.getByPlaceholder(/Paste a position/).fill('#700');
  await page.keyboard.press('Enter');
  await form.getByText('CrisisSeverityChanged').waitFor();
  const origin = new URL(page.url()).origin;
  const changed = await page.context().request.post(`${origin}/commands/ChangeCrisisStatus`, {
    headers: { 'x-watchfloor': '1', origin, 'idempotency-key': crypto.randomUUID() },
    data: { data: { crisisId: key, to: 'alert', rationale: 'Crowds gather at two stations.' } },
  });
  expect(changed.status()).toBe(201);
  await form.getByRole('button', { name: /^Change severity/ }).click();
  await form.getByText('Refused. Nothing was recorded').waitFor();
}
