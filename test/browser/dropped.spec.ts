import type { Browser, BrowserContext, Page } from 'playwright-core';
import { parseSignedCheckpoint } from '../../contracts/seal/checkpoint';
import { addAuditor, auditor } from './auditor';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { setUp } from './first-people';
import { dropped } from './in-page';
import { type RunningServer, startServer } from './server';

const file = (page: Page) => page.getByRole('region', { name: 'Check a file in this browser' });
const notLoaded = 'The code that checks could not be loaded: reload the page.';
/** Whether the page takes what is dragged over it: nothing, a text, or a file. */
const takes = (page: Page, add: string) =>
  page.evaluate<boolean>(`(() => {
    const dataTransfer = new DataTransfer();
    ${add};
    const event = new DragEvent('dragover', { dataTransfer, cancelable: true });
    document.dispatchEvent(event);
    document.dispatchEvent(new DragEvent('dragleave', { dataTransfer, cancelable: true }));
    return event.defaultPrevented;
  })()`);

inBrowser('files on the verification screen', () => {
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let note: Buffer;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    await setUp(server);
    await addAuditor(server.origin);
    context = await openContext(browser);
    const page = await openWindow(context, server.origin, '/verify', auditor);
    await page.locator('.chip.seal[data-seal="sealed"]').waitFor();
    note = await (await context.request.get(`${server.origin}/log/checkpoint`)).body();
    await page.close();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('are taken from whoever drags them, and nothing else is', async () => {
    const page = await openWindow(context, server.origin, '/verify');
    await file(page).waitFor();
    expect(await takes(page, `dataTransfer.items.add(new File(['a'], 'a.note'))`)).toBe(true);
    expect(await takes(page, `dataTransfer.setData('text/plain', 'a')`)).toBe(false);
    expect(await takes(page, '')).toBe(false);
    await page.close();
  }, 60_000);

  it('are checked to the end although nothing is dropped meanwhile, and forgotten once they are taken back', async () => {
    const page = await openWindow(context, server.origin, '/verify');
    const outcome = file(page).locator('.verify-outcome[data-outcome="incomplete"]');
    await page.locator('.chip.seal[data-seal="sealed"]').waitFor();
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/log/key*', (route) => held.then(() => route.continue()));
    await file(page).getByLabel('Files').setInputFiles({ name: 'kept.note', mimeType: 'text/plain', buffer: note });
    await file(page).getByText('Checking…').waitFor();
    await page.evaluate(dropped({}));
    answer();
    await outcome.getByText(/^The checkpoint up to #\d+$/).waitFor();
    await file(page).getByText("the checkpoint is of this log's history").waitFor();
    await file(page).getByLabel('Files').setInputFiles([]);
    await outcome.waitFor({ state: 'detached' });
    expect(await file(page).getByRole('status').count()).toBe(0);
    await page.close();
  }, 60_000);

  it('are named by what they are about, whatever the verdict', async () => {
    const page = await openWindow(context, server.origin, '/verify');
    const outcome = (state: string) => file(page).locator(`.verify-outcome[data-outcome="${state}"]`);
    await page.locator('.chip.seal[data-seal="sealed"]').waitFor();
    const { size } = parseSignedCheckpoint(note.toString());
    const query = `from=${size - 1}&to=${size}`;
    const proof = await (await context.request.get(`${server.origin}/log/consistency?${query}`)).body();
    const subject = `The checkpoint up to #${size - 1} as the beginning of the one up to #${size}`;
    await page.evaluate(dropped({ 'step.consistency': proof }));
    await outcome('incomplete').getByText(subject).waitFor();
    await page.evaluate(dropped({ 'step.consistency': Buffer.from(`${proof.toString()}more\n`) }));
    await outcome('failed').getByText('FAILED: root not a continuation').waitFor();
    expect(await file(page).getByText('as the beginning of').count()).toBe(0);
    await page.close();
  }, 60_000);

  it('have no verdict where the code that checks them, or a range, does not arrive', async () => {
    const page = await openWindow(context, server.origin, '/verify');
    await page.locator('.chip.seal[data-seal="sealed"]').waitFor();
    await page.route(/\/assets\/check-(dropped|range)/, (route) => route.abort());
    await page.evaluate(dropped({ 'kept.note': note }));
    await file(page).getByText(notLoaded).waitFor();
    const range = page.getByRole('region', { name: 'A range of the log' });
    await range.getByRole('button', { name: 'Check in this browser' }).click();
    await range.getByText(notLoaded).waitFor();
    expect(await page.locator('.verify-outcome').count()).toBe(0);
    await page.close();
  }, 60_000);
});
