import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Agreement, compare } from './agreement';
import { built } from './base-bundles';
import { LongLived, programs } from './verifiers';

const volume = Number(process.env.T04_VOLUME ?? 200);
const seed = Number(process.env.TRUST_SEED ?? 20_261_122);

/** verify.mjs with the quorum taken for met. */
function withoutQuorum(folder: string): string {
  const text = readFileSync(join(built, 'verify.mjs'), 'utf8');
  const lax = text.replace(/(function isQuorumMet\([^)]*\) \{)/, '$1 return true;');
  expect(lax).not.toBe(text);
  const path = join(folder, 'lax.mjs');
  writeFileSync(path, lax);
  return path;
}

test(`T-04 two verifiers agree on ${volume} damaged bundles`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-lax-'));
  const python = new LongLived(...programs['verify.py']);
  const node = new LongLived(...programs['verify.mjs']);
  const lax = new LongLived(process.execPath, withoutQuorum(folder));
  try {
    const started = performance.now();
    const agreement = await compare(node, python, volume, seed);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const control = await compare(lax, python, volume, seed);
    report(agreement, control, seconds);
    expect(agreement.disagreements).toEqual([]);
    expect(control.disagreements.length).toBeGreaterThan(0);
    // A generator whose bundles all fail alike would compare nothing.
    expect(new Set(Object.values(agreement.table).flatMap(Object.keys)).size).toBeGreaterThan(12);
  } finally {
    await Promise.all([python, node, lax].map((verifier) => verifier.close()));
    rmSync(folder, { recursive: true });
  }
}, 600_000);

/** Leaves the figures where `agree.mjs` reads them. */
function report({ disagreements, table }: Agreement, control: Agreement, seconds: number) {
  const path = process.env.T04_REPORT;
  if (!path) return;
  const figures = { volume, seed, seconds, table, disagreements, control: control.disagreements.length };
  writeFileSync(path, JSON.stringify(figures));
}
