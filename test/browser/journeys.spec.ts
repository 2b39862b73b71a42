import type { Browser, BrowserContext, Page } from 'playwright-core';
import { boundKeys } from './bound-keys';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { observe, says, tell } from './in-page';
import { choose, fromPalette, pick, tabTo, typeInto } from './keyboard';
import { type RunningServer, startServer } from './server';

const acknowledgedWithinMs = 1000;
const waiting = '.grid-body .grid-row[data-state="raised"]';

inBrowser('journeys by keyboard alone', () => {
  let server: RunningServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const windowOf = async (alias: string, path: string) => {
    const context = await openContext(browser);
    contexts.push(context);
    await observe(context);
    const page = await openWindow(context, server.origin, path, { alias });
    await says(page, `told.verdict === 'live'`);
    return page;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ demo: true, rate: 1 }), openBrowser()]);
  }, 120_000);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('J2: two keys from anywhere acknowledge the alert that waits, and every other window sees it within a second', async () => {
    const [mine, other] = await Promise.all([windowOf('swo1', '/signals'), windowOf('wo1', '/alerts')]);
    const title = await other.locator(waiting).first().locator('[data-col=title]').textContent();
    await mine.keyboard.press('g');
    await mine.keyboard.press('a');
    await mine.locator(waiting).first().waitFor();
    const pressed = Date.now();
    await mine.keyboard.press('a');
    const taken = (page: Page) =>
      page
        .locator('.grid-body .grid-row[data-state="acknowledged"]', { hasText: 'Senior watch officer 1' })
        .first()
        .waitFor();
    await taken(other);
    const seen = Date.now() - pressed;
    await taken(mine);
    process.stdout.write(`acknowledgement of "${title}" seen by another window after ${seen} ms\n`);
    expect(seen).toBeLessThanOrEqual(acknowledgedWithinMs);
    await mine
      .getByText(/Acknowledged as #|as #\d/)
      .first()
      .waitFor();
  }, 60_000);

  it('J6: a signal is graded and linked to a crisis, and a rule is defined after its dry run was seen', async () => {
    const page = await windowOf('da1', '/board/crises');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.locator('[data-line]').first().waitFor();
    const key = await toUngraded(page);
    await page.keyboard.press('Shift+B');
    await page.keyboard.press('2');
    await page.getByRole('button', { name: /^Grade B\/2, next/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator(`[data-line="${key}"]`).getByText('B/2').waitFor();
    await page.locator(`${underRing}:not([data-line="${key}"])`).waitFor();
    for (let pressed = 0; (await lineUnderRing(page)) !== key; pressed++) {
      if (pressed > 60) throw new Error('the graded report cannot be reached again');
      await page.keyboard.press('k');
    }
    await linkToCrisis(page);
    await defineRule(page);
  }, 120_000);

  it('opens help that names exactly the keys that are bound (UI-27)', async () => {
    const page = await windowOf('swo1', '/board/crises');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.waitFor();
    const named = (await sheet.locator('dt kbd, dt .key-hint').allInnerTexts()).sort();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await boundKeys(page)).toEqual(named);
  }, 90_000);

  it('hears no single key while somebody types, and none at all where they are turned off', async () => {
    const page = await windowOf('swo1', '/signals');
    await page.locator('#signals-search').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('gasz?');
    expect(await page.locator('#signals-search').inputValue()).toBe('gasz?');
    expect((await tell(page)).title).toContain('Signals');
    await page.evaluate(`localStorage.setItem('wf.prefs', JSON.stringify({ singleKeys: false }))`);
    await page.reload();
    await says(page, `told.verdict === 'live'`);
    await page.locator('#signals-search').waitFor();
    expect(await boundKeys(page)).toEqual(['Ctrl+K', '↓', '↑', 'Enter', 'Esc', 'PageDown', 'PageUp'].sort());
  }, 60_000);
});

const underRing = '[data-line][aria-current="true"]';
const lineUnderRing = async (page: Page) => (await page.locator(underRing).getAttribute('data-line')) ?? '';

/** Goes down with `j` until a report is under the ring that nobody has graded; gives its key. */
async function toUngraded(page: Page): Promise<string> {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('j');
    if ((await page.locator(underRing).getAttribute('data-state')) === 'reported') return lineUnderRing(page);
  }
  throw new Error('every signal is graded');
}

async function linkToCrisis(page: Page) {
  await tabTo(page, page.getByRole('button', { name: 'Link…' }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Link signal' });
  await tabTo(page, form.getByRole('radio').first());
  await page.keyboard.press('Space');
  await choose(page, form.getByLabel('Kind'), 'crisis');
  await pick(page, form.getByRole('combobox', { name: 'Record' }), 'Kenya', 'Kenya');
  await form.getByText('SignalLinked').waitFor();
  await page.keyboard.press('Control+Enter');
  await form.getByText(/Recorded as/).waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
}

async function defineRule(page: Page) {
  await fromPalette(page, 'define alert', 'Define alert rule');
  const form = page.getByRole('form', { name: 'Define alert rule' });
  await typeInto(page, form.getByLabel('Name'), 'Reports of any kind');
  await choose(page, form.getByRole('combobox', { name: 'What the rule waits for' }), 'So many');
  await choose(page, form.getByLabel('Reliability at least'), 'F');
  await typeInto(page, form.getByRole('textbox', { name: 'At least', exact: true }), '3');
  await typeInto(page, form.getByLabel('Window (hours)'), '24');
  await tabTo(page, form.getByRole('radio', { name: /CRITICAL/ }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await typeInto(page, form.getByLabel('Owner desk'), 'AF');
  await tabTo(page, form.getByRole('checkbox', { name: 'Active' }));
  await page.keyboard.press('Space');
  await typeInto(page, form.getByLabel('Rationale'), 'Three reports in a day are more than usual.');
  await form.getByText(/would have fired/i).waitFor();
  await page.keyboard.press('Control+Enter');
  await form.getByText(/Recorded as/).waitFor();
}
