import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { cli } from '../cli/process';
import { accessible } from './accessible';
import { addAuditor, auditor } from './auditor';
import { inBrowser, openBrowser, openContext, openWindow } from './browser';
import { type Evidence, evidenceOf } from './evidence';
import { administrator, setUp } from './first-people';
import { dropped, observe, overflow, says, violationsOf } from './in-page';
import { tabTo } from './keyboard';
import { alterEvents } from './rewrite-log';
import { type RunningServer, startServer } from './server';
import { type WitnessedServer, withWitness } from './witnessed-server';

inBrowser('the verification screen of an auditor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-evidence-'));
  let first: RunningServer;
  let witnessed: WitnessedServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Files of evidence under a head that the witness has cosigned. */
  let evidence: Evidence;

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
    evidence = await evidenceOf(witnessed);
    page = await openWindow(context, witnessed.server.origin, '/verify', auditor);
    await says(page, `told.verdict === 'live'`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await witnessed?.witness.close();
    await witnessed?.server.remove();
    rmSync(folder, { recursive: true });
  });

  const part = (name: string) => page.getByRole('region', { name });
  const file = () => part('Check a file in this browser');
  const outcome = (of: Locator, state: string) => of.locator(`.verify-outcome[data-outcome="${state}"]`);
  const written = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

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

  it('checks a dropped bundle, a proof with its event, and a checkpoint, and sends nothing of them', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.evaluate(dropped({ 'case.zip': evidence.bundle }));
    await outcome(file(), 'ok').getByText('#1 to #5 under the checkpoint up to').waitFor();
    await file().getByText("the checkpoint is of this log's history").waitFor();
    await file().getByText(/^ig, /).waitFor();
    await page.evaluate(dropped({ 'damaged.zip': evidence.bundle.subarray(0, -1) }));
    await outcome(file(), 'failed').getByText('FAILED: bundle or policy unreadable').waitFor();
    expect(await accessible(page)).toEqual({});
    await page.evaluate(dropped({ '2.tlog-proof': evidence.proof }));
    await outcome(file(), 'incomplete')
      .getByText(/^The content was not given/)
      .waitFor();
    await file()
      .getByText(/no witness counts: give a policy/)
      .waitFor();
    await file().getByLabel('Your own policy').setInputFiles(written('own.policy', evidence.policy));
    await file()
      .getByLabel('Files')
      .setInputFiles([written('2.tlog-proof', evidence.proof), written('2.json', evidence.event)]);
    await outcome(file(), 'ok')
      .getByText(/^#2 \w+ of \S+, recorded/)
      .waitFor();
    await file().getByLabel('Files').setInputFiles(written('kept.note', evidence.note));
    await outcome(file(), 'ok')
      .getByText(/^The checkpoint up to #\d+$/)
      .waitFor();
    const forged = Buffer.from(evidence.note.toString().replace(/\n\d+\n/, '\n3\n'));
    await file().getByLabel('Files').setInputFiles(written('forged.note', forged));
    await outcome(file(), 'failed').getByText('FAILED: signature wrong').waitFor();
    await file()
      .getByLabel('Files')
      .setInputFiles(written('else.txt', Buffer.from('something else')));
    await file().getByText('None of the files is a bundle, a proof or a checkpoint.').waitFor();
    expect(sent.filter((one) => !/^GET \/(log\/|assets\/)/.test(one))).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
  }, 60_000);

  it('checks a range by keyboard, and says what the checkpoint does not cover', async () => {
    const range = part('A range of the log');
    await tabTo(page, range.getByLabel('From'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('2');
    await tabTo(page, range.getByLabel('To'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await outcome(range, 'ok')
      .getByText(/^#2 to #9 under the checkpoint up to #\d+$/)
      .waitFor();
    expect(await accessible(page)).toEqual({});
    await range.getByLabel('To').fill('5000');
    await page.keyboard.press('Enter');
    await outcome(range, 'incomplete')
      .getByText(/was not covered/)
      .waitFor();
    await range.getByLabel('To').fill('50000');
    await range
      .getByText(/at most 10,000 events/)
      .last()
      .waitFor();
    expect(await range.getByRole('button', { name: 'Check in this browser' }).isDisabled()).toBe(true);
  }, 60_000);

  it('gives a range away as a bundle that this very screen verifies, and records for whom', async () => {
    const range = part('A range of the log');
    await range.getByLabel('From').fill('1');
    await range.getByLabel('To').fill('6');
    expect(await range.getByRole('button', { name: 'Make a bundle' }).isDisabled()).toBe(true);
    await tabTo(page, range.getByLabel('For whom'));
    await page.keyboard.type('Inspector General');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(saved.suggestedFilename()).toBe('case-1-6.zip');
    await range.getByText(/^case-1-6\.zip is made: [\d,]+ bytes\.$/).waitFor();
    expect(await accessible(page)).toEqual({});
    await page.evaluate(dropped({ 'case-1-6.zip': readFileSync(await saved.path()) }));
    // Its checkpoint was cosigned for it.
    await outcome(file(), 'ok').getByText('#1 to #6 under the checkpoint up to').waitFor();
    const { stdout } = await cli(['events', 'find', '--type', 'ExportMade', '--json', '--data-dir', first.dataDir]);
    expect(JSON.parse(stdout).data).toMatchObject({ audience: 'Inspector General', filter: 'positions 1 to 6' });
    await part('Kept checkpoints')
      .getByRole('row', { name: /export/ })
      .waitFor();
  }, 90_000);

  it('names the event whose entry is not the one that was sealed', async () => {
    const range = part('A range of the log');
    alterEvents(witnessed.server.dataDir, 'STATE', 'OTHER');
    await range.getByLabel('From').fill('1');
    await range.getByLabel('To').fill('9');
    await page.keyboard.press('Enter');
    await outcome(range, 'failed')
      .getByText(/^FAILED at #\d+: leaf differs$/)
      .waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      range.getByRole('button', { name: 'Save the evidence' }).click(),
    ]);
    expect(JSON.parse(readFileSync(await saved.path(), 'utf8'))).toMatchObject({
      findings: [{ code: 'LEAF_MISMATCH' }],
      checkpoint: expect.stringContaining('/log/live/'),
      entry: expect.any(String),
    });
    await page.setViewportSize({ width: 320, height: 720 });
    expect(await overflow(page.locator('.screen-body'))).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    alterEvents(witnessed.server.dataDir, 'OTHER', 'STATE');
  }, 60_000);

  it('offers an administrator, who may not read the whole log, files but no ranges', async () => {
    const other = await openContext(browser);
    const verify = await openWindow(other, witnessed.server.origin, '/verify', administrator);
    await verify.getByRole('region', { name: 'Check a file in this browser' }).waitFor();
    await verify.getByRole('region', { name: 'Witnesses' }).getByRole('row').nth(1).waitFor();
    expect(await verify.getByRole('region', { name: 'A range of the log' }).count()).toBe(0);
    await other.close();
  }, 60_000);
});
