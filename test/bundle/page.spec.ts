import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, openBrowser } from '../browser/browser';
import { baseBundles } from './base-bundles';
import { codeCases } from './code-cases';
import { pack, writeBundle } from './files';
import { policyText } from './signers';
import { LongLived, programs } from './verifiers';
import { VerifyPage, verifyPage } from './verify-page';

test('the page is one small file that names no other', () => {
  const html = readFileSync(verifyPage);
  expect(gzipSync(html, { level: 9 }).length).toBeLessThan(60 * 1024);
  expect(html.toString()).not.toMatch(/<(link|img|iframe)|\ssrc=|import\s*\(|fetch\(|XMLHttpRequest|WebSocket/);
});

inBrowser('VERIFY.html from a file and without a network', () => {
  let browser: Browser;
  let folder: string;
  let program: LongLived;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), 'watchfloor-page-'));
    program = new LongLived(...programs['verify.mjs']);
  });
  afterAll(async () => {
    await program.close();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const written = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  let turn = 0;
  /** What the page says of a bundle: its verdict and first code. */
  async function says(page: Page, bytes: Uint8Array): Promise<string> {
    turn += 1;
    const name = `${turn}.zip`;
    await page.setInputFiles('#bundle', written(name, bytes));
    await page.locator('#result dd', { hasText: name }).first().waitFor();
    const verdict = page.locator('#result .verdict');
    return `${await verdict.getAttribute('data-verdict')} ${await verdict.getAttribute('data-first')}`;
  }

  test('it says what the program says, of sound bundles and of each finding, and asks for nothing', async () => {
    const page = await VerifyPage.open(browser);
    const bundles = [
      ...Object.values(baseBundles).map((content) => writeBundle(content())),
      ...codeCases.map(({ files }) => pack(files())),
    ];
    const paths = bundles.map((bytes, at) => written(`same-${at}.zip`, bytes));
    expect(await page.answers(paths)).toEqual(await program.answers(paths));
    expect(page.asked).toEqual([pathToFileURL(verifyPage).href]);
    await page.close();
  });

  test("one's own policy and a file that is dropped", async () => {
    const opened = await VerifyPage.open(browser);
    const { page } = opened;
    expect(await says(page, writeBundle(baseBundles.unwitnessed!()))).toBe('incomplete UNWITNESSED');
    await page.setInputFiles('#policy', written('own.policy', policyText()));
    await page.locator('[data-verdict=failed][data-first=QUORUM_NOT_MET]').waitFor();
    const bytes = writeBundle(baseBundles.full!()).toString('base64');
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob('${bytes}'), (c) => c.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'dropped.zip'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    })()`);
    await page.locator('#result dd', { hasText: 'dropped.zip' }).waitFor();
    expect(await page.locator('#result h2').textContent()).toBe('✓ Everything holds');
    await opened.close();
  });

  test('events and what is found about them stand at their positions', async () => {
    const opened = await VerifyPage.open(browser);
    const { page } = opened;
    await says(page, writeBundle(baseBundles.withheld!()));
    const firstOf = (caption: string) => page.getByRole('table', { name: caption }).locator('tbody tr').first();
    await page.locator('summary').click();
    await firstOf('Events').locator('td', { hasText: /^#3$/ }).waitFor();
    await firstOf('findings').locator('td', { hasText: /^#4$/ }).waitFor();
    await opened.close();
  });

  test.each(['light', 'dark'] as const)('it is accessible in the %s theme, and narrow', async (theme) => {
    const opened = await VerifyPage.open(browser, verifyPage, { theme });
    const { page } = opened;
    await says(page, writeBundle(baseBundles.withheld!()));
    await page.locator('summary').click();
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await page.evaluate<{ violations: readonly { readonly id: string }[] }>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await opened.close();
  });
});
