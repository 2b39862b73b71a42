import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { accessible } from './accessible';
import { addAuditor, auditor } from './auditor';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { setUp } from './first-people';
import { observe, says, violationsOf } from './in-page';
import { type RunningServer, startServer } from './server';
import { type WitnessedServer, withWitness } from './witnessed-server';

/** Pixels that would have to be moved sideways to be read. */
const overflow = (place: Locator) =>
  place.evaluate((one: { scrollWidth: number; clientWidth: number }) => one.scrollWidth - one.clientWidth);

inBrowser('the verification screen of an auditor', () => {
  let first: RunningServer;
  let witnessed: WitnessedServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [first, browser] = await Promise.all([startServer(), openBrowser()]);
    await setUp(first);
    await addAuditor(first.origin);
    context = await openContext(browser);
    await observe(context);
    page = await openWindow(context, first.origin, '/verify', auditor);
    await page.locator('.chip.seal[data-seal="sealed"]').waitFor();
    await page.close();
    witnessed = await withWitness(first);
    page = await openWindow(context, witnessed.server.origin, '/verify', auditor);
    await says(page, `told.verdict === 'live'`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await witnessed?.witness.close();
    await witnessed?.server.remove();
  });
  const part = (name: string) => page.getByRole('region', { name });

  it('tells who witnesses the log, how far, and which checkpoints are kept by whom they are signed', async () => {
    const witness = part('Witnesses');
    await witness.getByRole('row', { name: /^ig witness\.example\/ig #\d+ .* \d+ s –$/ }).waitFor();
    await witness.getByText(/^Enough witnesses have cosigned the log up to #\d+/).waitFor();
    await part('Kept checkpoints')
      .getByRole('row', { name: /^#\d+ .* the log, ig \S{44}$/ })
      .first()
      .waitFor();
    expect(await accessible(page)).toEqual({});
    await page.setViewportSize({ width: 320, height: 720 });
    expect(await overflow(page.locator('.screen-body'))).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await violationsOf(page)).toEqual([]);
  }, 60_000);
});
