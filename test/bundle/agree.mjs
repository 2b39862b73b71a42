/**
 * T-04: the verifiers agree on damaged bundles: `node test/bundle/agree.mjs [volume] [volume of the page] [seed]`, after
 * a build. Prints what each kind of damage came to, the disagreements, and one closing JSON line. Exit code 1 unless all
 * is as it must be. Where no browser is found, the page is not asked, and the line says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [volume = '1000', pageVolume = volume, seed = process.env.TRUST_SEED ?? String(Date.now() % 2 ** 32)] =
  process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'watchfloor-t04-'));
const path = join(folder, 'report.ndjson');
console.log(`T-04 volume ${volume}, of the page ${pageVolume}, seed ${seed}`);

// The generator is TypeScript, so jest runs it.
const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
const run = spawnSync(
  process.execPath,
  [...node, join(root, 'node_modules/jest/bin/jest.js'), 'test/bundle/agree.spec.ts', '--silent'],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, T04_VOLUME: volume, T04_PAGE_VOLUME: pageVolume, TRUST_SEED: seed, T04_REPORT: path },
  },
);
const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
rmSync(folder, { recursive: true });
const comparisons = lines.map((line) => JSON.parse(line));
const [programs, page] = comparisons;
if (!programs) {
  console.error(run.stderr);
  process.exit(1);
}

for (const { names, table, disagreements } of comparisons) {
  console.log(`${names.join(' and ')}:`);
  for (const [kind, answers] of Object.entries(table).sort()) {
    const total = Object.values(answers).reduce((sum, count) => sum + count, 0);
    const most = Object.entries(answers).sort(([, a], [, b]) => b - a);
    const told = most.map(([answer, count]) => `${answer} ${count}`).join(', ');
    console.log(`${kind.padEnd(16)}${String(total).padStart(6)}  ${told}`);
  }
  for (const { at, kind, base, answers } of disagreements)
    console.log(`DISAGREE at ${at}: ${kind} of ${base}: ${names.map((name, i) => `${name} ${answers[i]}`).join(', ')}`);
}

// The page is asked wherever there is a browser: without its figures nothing of it passes.
const asked = page ?? programs.noBrowser;
const pass = run.status === 0 && Boolean(asked) && comparisons.every(({ disagreements }) => disagreements.length === 0);
const line = {
  id: 'T-04',
  volume: programs.volume,
  seed: programs.seed,
  seconds: Math.round(10 * comparisons.reduce((sum, { seconds }) => sum + seconds, 0)) / 10,
  pass,
  control: comparisons.every(({ control }) => control > 0),
  detail: page
    ? `verify.mjs and verify.py, VERIFY.html on ${page.volume}`
    : `verify.mjs and verify.py; VERIFY.html skipped: ${programs.noBrowser}`,
};
console.log(JSON.stringify(line));
process.exitCode = pass ? 0 : 1;
