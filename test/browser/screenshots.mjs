import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openContext, openWindow } from './browser.ts';
import { startServer } from './server.ts';

/** Pictures that the documents show; every other one lies beside them for whoever compares. */
const committed = new Set([
  'crises-dark',
  'crises-light',
  'crises-stale',
  'alerts-dark',
  'signals-light',
  'form-dark',
  'form-refused',
  'crisis-record-dark',
  'sign-in-dark',
  'cards-320',
]);
const documents = join(process.cwd(), 'docs', 'images');
const others = join(process.cwd(), 'artifacts', 'screens');
const wide = { width: 1440, height: 900 };
const small = { width: 320, height: 720 };
const rationale =
  'Three electoral reports in six hours, two of them corroborated, and one attack on police before polls opened. ' +
  'Crowds at two stations. The post asks for hourly reporting until counting ends.';

const path = (name) => join(committed.has(name) ? documents : others, `${name}.png`);
const shot = async (page, name) => {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({ path: path(name) });
  process.stdout.write(`${path(name)}\n`);
};

/** One state of a screen in both themes; names say which. */
async function both(page, name, { dark = `${name}-dark`, light = `${name}-light` } = {}) {
  await page.emulateMedia({ colorScheme: 'light' });
  await shot(page, light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, dark);
}

/** Something of a screen, whichever way it is laid out. */
const content = '.screen-body :is([role=row], li, tr, p, dl)';
const verdict = (word) => `.chip.freshness[data-verdict="${word}"]`;
const go = async (page, origin, to, ready) => {
  await page.goto(`${origin}/r/live${to}`);
  await page.locator(verdict('live')).waitFor();
  await page.locator(ready).first().waitFor();
};
const time = (text) => text.replace(/\D/g, '').padStart(4, '0');

/** Waits until the clock of the demonstration has passed a time of its day. */
async function until(page, clock) {
  for (;;) {
    const shown = time(
      await page
        .locator('.clocks')
        .textContent()
        .then((words) => words.slice(0, 4)),
    );
    if (/^\d{4}$/.test(shown) && shown >= clock) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Keeps these rows on top of the board for the person of a window, which is left first: leaving saves what it knew. */
async function keepOnTop(page, origin, keys) {
  await page.goto('about:blank');
  const { request } = page.context();
  const { views, lastLooked } = await (await request.get(`${origin}/preferences`)).json();
  const { 'pinned:crises': _, ...others } = views;
  const data = { views: { ...others, ...(keys.length > 0 && { 'pinned:crises': keys.join() }) }, lastLooked };
  const kept = await request.put(`${origin}/preferences`, { headers: { 'x-watchfloor': '1', origin }, data });
  if (!kept.ok()) throw new Error(`preferences answered ${kept.status()}`);
}

async function entrance(browser, origin) {
  for (const [name, size] of [
    ['sign-in', wide],
    ['sign-in-320', small],
  ]) {
    const context = await openContext(browser, size);
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.locator('.cast-card').first().waitFor();
    await page.getByText(/can check seals|cannot check seals/).waitFor();
    await both(page, name);
    await context.close();
  }
}

/** The way to a first login, as an administrator sees it. */
async function firstLogin(page) {
  await page.locator('.grid-body .grid-row', { hasText: 'Desk analyst 1' }).click();
  await page.getByRole('button', { name: 'First login…' }).click();
  await page.getByLabel('User name').fill('d.osei');
  await page.getByLabel('First password').fill('seven quiet harbours');
  await both(page, 'first-login');
}

/** Screens that the watch does not open, as those who keep the system see them. */
async function system(browser, origin) {
  const screens = [
    ['ad1', '/admin/users', 'users'],
    ['ad1', '/admin/policies', 'policies'],
    ['da1', '/imports', 'imports'],
    ['da1', '/alerts/rules', 'rules'],
    ['da1', '/register/audit-trail', 'audit'],
  ];
  for (const [alias, to, name] of screens) {
    for (const [suffix, size] of [
      ['', wide],
      ['-320', small],
    ]) {
      const context = await openContext(browser, size);
      const page = await openWindow(context, origin, to, { alias });
      await page.locator(verdict('live')).waitFor();
      await page.locator(content).first().waitFor();
      await page.waitForLoadState('networkidle');
      await both(page, `${name}${suffix}`);
      if (name === 'users' && suffix === '') await firstLogin(page);
      await context.close();
    }
  }
}

const server = await startServer({ demo: true, rate: 60 });
const browser = await openBrowser();
try {
  for (const folder of [documents, others]) mkdirSync(folder, { recursive: true });
  const { origin } = server;
  await entrance(browser, origin);
  const [large, narrow] = await Promise.all([openContext(browser, wide), openContext(browser, small)]);
  const page = await openWindow(large, origin, '/alerts', { alias: 'swo1' });
  const phone = await openWindow(narrow, origin, '/alerts', { alias: 'swo1' });
  await both(phone, 'alerts-calm-320');
  await system(browser, origin);

  await page.getByText('Electoral violence in Kenya').first().waitFor({ timeout: 240_000 });
  await page.locator('.critical-notice').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await both(page, 'alerts');
  await both(phone, 'alerts-320');

  const { rows } = await (await large.request.get(`${origin}/boards/crises`)).json();
  const crisisOf = (country) => Object.keys(rows).find((key) => rows[key].title.startsWith(country));
  const kenya = crisisOf('Kenya');
  await keepOnTop(page, origin, [crisisOf('South Sudan'), crisisOf('Syria')]);
  await go(page, origin, '/board/crises', '.grid-body .grid-row');
  await until(page, '0532');
  await page.locator(`[data-line="${kenya}"]`).click();
  await page.locator('.side-drawer .hour-bars, .side-drawer svg').first().waitFor();
  await both(page, 'crises', { light: 'crises-drawer-light' });
  await go(phone, origin, '/board/crises', '.screen-body li, .screen-body button');
  await both(phone, 'cards-320', { dark: 'cards-320', light: 'cards-320-light' });

  await page.getByRole('button', { name: 'Severity…' }).click();
  const form = page.getByRole('form', { name: 'Change crisis severity' });
  await form.getByRole('radio', { name: /CRITICAL/ }).check();
  await form.getByLabel('Rationale').fill(rationale);
  const trail = await (await large.request.get(`${origin}/registers/audit-trail?limit=60`)).json();
  const graded = trail.rows.filter(({ row }) => row.type === 'SignalGraded').slice(0, 3);
  for (const { position } of graded) {
    await form.getByPlaceholder(/Paste a position/).fill(`#${position}`);
    await page.keyboard.press('Enter');
  }
  await form.getByText('CrisisSeverityChanged').waitFor();
  await both(page, 'form');

  const analyst = await openContext(browser);
  await openWindow(analyst, origin, '/board/crises', { alias: 'da1' });
  const changed = await analyst.request.post(`${origin}/commands/ChangeCrisisStatus`, {
    headers: { 'x-watchfloor': '1', origin, 'idempotency-key': crypto.randomUUID() },
    data: { data: { crisisId: kenya, to: 'alert', rationale: 'Crowds at two stations.' } },
  });
  process.stdout.write(`status changed meanwhile: ${changed.status()}\n`);
  await page.getByRole('button', { name: /^Change severity/ }).click();
  await form.getByText('Refused. Nothing was recorded').waitFor();
  await both(page, 'form-refused', { dark: 'form-refused' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();
  await analyst.close();
  await keepOnTop(page, origin, []);

  const reader = await openContext(browser);
  const signals = await openWindow(reader, origin, '/signals?f=state:reported', { alias: 'da1' });
  await signals.locator('[data-line]').first().click();
  await signals.keyboard.press('Shift+C');
  await signals.keyboard.press('3');
  await signals.locator('.triage .scale-row[data-checked]').nth(1).waitFor();
  await signals.waitForLoadState('networkidle');
  await both(signals, 'signals');
  await reader.close();
  await go(phone, origin, '/signals', '.signal-card');
  await both(phone, 'signals-320');

  await go(page, origin, '/board/crises?group=region', '.grid-body .grid-row');
  await page.locator('.grid-body .grid-row', { hasText: 'Sudan Darfur' }).hover();
  await both(page, 'crises-grouped', { light: 'crises-light' });
  await page.keyboard.press('Control+k');
  await page.locator('.palette [role=option]').first().waitFor();
  await both(page, 'palette');
  await page.keyboard.press('Escape');

  await until(page, '0605');
  await go(page, origin, `/crisis/${kenya}`, '.record, .screen-body');
  await page.waitForLoadState('networkidle');
  await both(page, 'crisis-record');
  await page.getByRole('link', { name: /^Events/ }).click();
  await page
    .getByRole('button', { name: /^Correct event/ })
    .first()
    .click();
  const correction = page.getByRole('form', { name: 'Correct event' });
  await correction.getByRole('button', { name: /^Correct significant/i }).click();
  await correction.getByLabel('Value').fill('false');
  await correction.getByLabel('Reason').fill('Routine: nothing in it is new.');
  await correction.getByText('EventCorrected').waitFor();
  await both(page, 'correction');
  await page.keyboard.press('Escape');
  await go(phone, origin, `/crisis/${kenya}`, '.screen-body');
  await both(phone, 'crisis-record-320');

  await go(page, origin, '/board/crises', '.grid-body .grid-row');
  await go(phone, origin, '/board/crises', '.screen-body');
  server.signal('SIGSTOP');
  await Promise.all([page, phone].map((each) => each.locator(verdict('stale')).waitFor()));
  await both(page, 'crises-stale', { dark: 'crises-stale' });
  await both(phone, 'cards-stale-320');
  server.signal('SIGCONT');
} finally {
  await browser.close();
  await server.remove();
}
