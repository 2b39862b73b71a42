import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Recorded } from '../../contracts/http';
import { parseSignedCheckpoint, type SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { crisisOf } from '../matter';
import { accessible } from './accessible';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { administrator, officer, setUp } from './first-people';
import { observe, overflow, says, storageOf, violationsOf } from './in-page';
import { tabTo } from './keyboard';
import { alterEvents, rewriteLog } from './rewrite-log';
import { type RunningServer, startServer } from './server';

const sealedWithinMs = 10_000;
const chip = (page: Page, state: string) => page.locator(`.chip.seal[data-seal="${state}"]`);
const bar = (page: Page) => page.locator('.seal-bar');
const keptOf = async (page: Page) =>
  Object.entries((await storageOf(page)).local).filter(([name]) => /^wf\.ch/.test(name));
const visit = async (context: BrowserContext, origin: string) => {
  const page = await openWindow(context, origin, '/board/crises', officer);
  await says(page, `told.verdict === 'live'`);
  return page;
};
const begin = (page: Page) => page.getByRole('button', { name: 'Verify the whole log' });

async function openCrisis(page: Page): Promise<number> {
  const { origin } = new URL(page.url());
  const answer = await page.context().request.post(`${origin}/commands/OpenCrisis`, {
    headers: { 'x-watchfloor': '1', origin, 'idempotency-key': randomUUID() },
    data: { data: crisisOf(randomUUID(), ['KEN']) },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as Recorded).position;
}

async function downloaded(page: Page, button: Locator): Promise<SignedCheckpoint> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return parseSignedCheckpoint(readFileSync(await file.path(), 'utf8'));
}

inBrowser('a window on a sealed log', () => {
  let server: RunningServer;
  let browser: Browser;
  let visitor: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    await setUp(server);
    visitor = await openContext(browser);
    await observe(visitor);
    page = await visit(visitor, server.origin);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('says SEALED within ten seconds of a command, and keeps the checkpoint that it checked', async () => {
    await chip(page, 'sealed').waitFor();
    const position = await openCrisis(page);
    const sent = Date.now();
    await chip(page, 'sealed')
      .filter({ hasText: `sealed #${position} · no witness` })
      .waitFor();
    const took = Date.now() - sent;
    process.stdout.write(`SEALED ${took} ms after the command\n`);
    expect(took).toBeLessThanOrEqual(sealedWithinMs);
    const [[name, value] = ['', ''], ...more] = await keptOf(page);
    expect([name, more]).toEqual([
      expect.stringMatching(/^wf\.checkpoint\.watchfloor\.local\/log\/live\/[0-9a-f-]+$/),
      [],
    ]);
    expect(value.length).toBeLessThanOrEqual(300);
  }, 60_000);

  it('tells in its popover, by keyboard, what that means', async () => {
    await tabTo(page, chip(page, 'sealed'));
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: 'Is the log as it was sealed?' })
      .getByText(/checked at/)
      .waitFor();
    expect(await accessible(page)).toEqual({});
    await page.keyboard.press('Escape');
  }, 60_000);

  it('keeps the checkpoint when somebody signs out, and says so where one signs in', async () => {
    const kept = await keptOf(page);
    await page.evaluate(
      `fetch('/session', { method: 'DELETE', headers: { 'x-watchfloor': '1' } }).then(() => undefined)`,
    );
    await page.goto(`${server.origin}/sign-in`);
    await page.getByText(/last seal seen here #\d+/).waitFor();
    expect(await keptOf(page)).toEqual(kept);
    await page.close();
    page = await visit(visitor, server.origin);
    await chip(page, 'sealed').waitFor();
  }, 60_000);

  it('says FAILED over every screen when the server comes back with another history and valid seals', async () => {
    await server.kill();
    await rewriteLog(server.dataDir, 'Tension', 'Calm');
    server = await startServer({ dataDir: server.dataDir, port: server.port });
    await bar(page).getByText('The log does not match its seals').waitFor();
    await chip(page, 'failed').waitFor();
    const kept = await downloaded(page, bar(page).getByRole('button', { name: 'kept checkpoint' }));
    const served = await downloaded(page, bar(page).getByRole('button', { name: 'served checkpoint' }));
    expect(served.origin).toBe(kept.origin);
    expect(served.size).toBeGreaterThanOrEqual(kept.size);
    expect(served.text).not.toBe(kept.text);
    expect(await accessible(page)).toEqual({});
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${server.origin}/r/live/alerts`);
    await bar(page).waitFor();
    await page.setViewportSize({ width: 320, height: 720 });
    expect(await overflow(bar(page))).toBe(0);
    await page.close();
  }, 120_000);

  it('says SEALED to a browser that has not visited before: the kept checkpoint makes the difference', async () => {
    const stranger = await openContext(browser);
    const fresh = await visit(stranger, server.origin);
    await chip(fresh, 'sealed').waitFor();
    expect(await bar(fresh).count()).toBe(0);
    await stranger.close();
  }, 60_000);

  it('lets an administrator have the whole log verified, by keyboard, and names what differs', async () => {
    const overseer = await openContext(browser);
    const verify = await openWindow(overseer, server.origin, '/verify', administrator);
    await verify.getByText('The log has not been verified yet.').waitFor();
    await tabTo(verify, begin(verify));
    await verify.keyboard.press('Enter');
    await verify.locator('main').getByText('VERIFIED', { exact: true }).waitFor();
    await verify.getByText(/^Events 1 to \d+ are as they were recorded and sealed/).waitFor();
    expect(await accessible(verify)).toEqual({});
    alterEvents(server.dataDir, 'Calm', 'Peace');
    await begin(verify).click();
    await verify.getByText(/FAILED at #\d+: leaf differs/).waitFor();
    await verify.getByRole('row', { name: /^#\d+ leaf differs/ }).waitFor();
    await bar(verify)
      .getByText(/The server reports it itself: LEAF_MISMATCH at #\d+/)
      .waitFor();
    expect(await accessible(verify)).toEqual({});
    await verify.setViewportSize({ width: 320, height: 720 });
    expect(await overflow(verify.locator('.screen-body'))).toBe(0);
    await overseer.close();
  }, 90_000);
});
