import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is: `CHROMIUM_PATH`, else the first of its names on the path; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return PATH.split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Why there are no tests in a browser; undefined where there is one. */
export const whyNoBrowser = (): string | undefined =>
  chromiumPath() ? undefined : 'no Chromium on the path, and CHROMIUM_PATH is not set';

/** Starts the browser that is installed. @throws Error where none is found */
export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(whyNoBrowser());
  return chromium.launch({ executablePath, args: quiet });
}

/** Tests in a real browser. Without one they fail where CI=true and are reported as skipped elsewhere, with the reason. */
export function inBrowser(name: string, tests: () => void): void {
  const why = whyNoBrowser();
  if (!why || process.env.CI === 'true') describe(name, tests);
  else describe.skip(`${name} (skipped: ${why})`, tests);
}

/** How a window looks and what it remembers from an earlier visit. */
export interface WindowOptions {
  readonly theme?: 'dark' | 'light';
  readonly width?: number;
  readonly height?: number;
}

/** A person of a demonstration's cast, or an account with its password. */
export type Who = { readonly alias: string } | { readonly login: string; readonly password: string };

/** A browser of somebody else: own cookies, own storage, one theme. */
export async function openContext(
  browser: Browser,
  { theme = 'dark', width = 1440, height = 900 }: WindowOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  context.setDefaultTimeout(30_000);
  return context;
}

/** A window in which somebody is signed in, at a page under `/r/live`. */
export async function openWindow(context: BrowserContext, origin: string, path: string, who?: Who): Promise<Page> {
  if (who) {
    const headers = { 'x-watchfloor': '1', origin };
    const answer = await context.request.post(`${origin}/session`, { headers, data: who });
    if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
  }
  const page = await context.newPage();
  await page.goto(`${origin}/r/live${path}`);
  return page;
}
