import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { words } from '../../src/verifier/page/words';
import { openContext, type WindowOptions } from '../browser/browser';
import { drop } from '../browser/in-page';
import { built } from './base-bundles';
import { now } from './signers';
import type { Verifier } from './verifiers';

/** The page of the build. */
export const verifyPage = join(built, 'VERIFY.html');

/** Drops bundles one after the other on the page, and gives what it says of each: its verdict and first code. */
const droppedInTurn = (bundles: readonly string[]) => `(async () => {
  const result = document.querySelector('#result');
  const told = () => new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (result.textContent === ${JSON.stringify(words.checking)}) return;
      observer.disconnect();
      resolve();
    }).observe(result, { childList: true });
  });
  const answers = [];
  for (const bundle of ${JSON.stringify(bundles)}) {
    const end = told();
    ${drop}([['bundle.zip', bundle]]);
    await end;
    const { verdict, first } = result.querySelector('.verdict')?.dataset ?? { first: result.textContent };
    answers.push(verdict + ' ' + first);
  }
  return answers;
})()`;

/** A page that checks bundles from a file and without a network, in one window that stays open. */
export class VerifyPage implements Verifier {
  /** Addresses that the page asked for. */
  readonly asked: string[] = [];

  private constructor(readonly page: Page) {
    page.on('request', (request) => this.asked.push(request.url()));
  }

  static async open(browser: Browser, file = verifyPage, options: WindowOptions = { theme: 'light' }) {
    const context = await openContext(browser, options);
    await context.setOffline(true);
    const page = new VerifyPage(await context.newPage());
    await page.page.clock.setFixedTime(now * 1000);
    await page.page.goto(pathToFileURL(file).href);
    return page;
  }

  answers(paths: readonly string[]): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>(droppedInTurn(paths.map((path) => readFileSync(path, 'base64'))));
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
