import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inBrowser, openBrowser, whyNoBrowser } from '../browser/browser';
import { compare } from './agreement';
import { LongLived, programs, type Verifier } from './verifiers';
import { VerifyPage, verifyPage } from './verify-page';

const volume = Number(process.env.T04_VOLUME ?? 200);
const pageVolume = Number(process.env.T04_PAGE_VOLUME ?? 100);
const seed = Number(process.env.TRUST_SEED ?? 20_261_122);
/** Damaged bundles after which one without a quorum has certainly come. */
const enough = 500;
const within = 600_000;

let folder: string;
let node: Verifier;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-lax-'));
  node = new LongLived(...programs['verify.mjs']);
});
afterAll(async () => {
  await node.close();
  rmSync(folder, { recursive: true });
});

/** A verifier with the quorum taken for met. @param check the place in its text where it is asked for */
function withoutQuorum(file: string, check: RegExp, instead: string): string {
  const text = readFileSync(file, 'utf8');
  const lax = text.replace(check, instead);
  expect(lax).not.toBe(text);
  const path = join(folder, basename(file));
  writeFileSync(path, lax);
  return path;
}

/** Compares a verifier and a lax one with another, and leaves the figures where `agree.mjs` reads them. */
async function agree(
  names: readonly [string, string],
  count: number,
  all: Readonly<Record<'one' | 'lax' | 'other', Verifier>>,
) {
  const started = performance.now();
  const { disagreements, table } = await compare(all.one, all.other, count, seed);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const control = (await compare(all.lax, all.other, Math.min(volume, enough), seed)).disagreements.length;
  const figures = { names, volume: count, seed, seconds, table, disagreements, control, noBrowser: whyNoBrowser() };
  if (process.env.T04_REPORT) appendFileSync(process.env.T04_REPORT, `${JSON.stringify(figures)}\n`);
  expect(disagreements).toEqual([]);
  expect(control).toBeGreaterThan(0);
  // A generator whose bundles all fail alike would compare nothing.
  expect(new Set(Object.values(table).flatMap(Object.keys)).size).toBeGreaterThan(12);
}

test(
  `T-04 two verifiers agree on ${volume} damaged bundles`,
  async () => {
    const python = new LongLived(...programs['verify.py']);
    const [command, file] = programs['verify.mjs'];
    const lax = new LongLived(command, withoutQuorum(file, /(function isQuorumMet\([^)]*\) \{)/, '$1 return true;'));
    try {
      await agree(['verify.mjs', 'verify.py'], volume, { one: node, lax, other: python });
    } finally {
      await Promise.all([python, lax].map((verifier) => verifier.close()));
    }
  },
  within,
);

inBrowser('the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test(
    `T-04 agrees on ${pageVolume} of them`,
    async () => {
      const page = await VerifyPage.open(browser);
      const lax = await VerifyPage.open(browser, withoutQuorum(verifyPage, /(===`none`\|\|)\w+\.has\(\w+\)/, '$1!0'));
      await agree(['VERIFY.html', 'verify.mjs'], pageVolume, { one: page, lax, other: node });
      expect(page.asked).toHaveLength(1);
    },
    within,
  );
});
