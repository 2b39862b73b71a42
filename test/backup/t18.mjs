/**
 * T-18 (trust.md §18.2): `node test/backup/t18.mjs [--deep | --volume <rounds>] [--seed <number>]`. Prints one
 * closing JSON line; `control` says whether every control failed as it must. Exit code 1 unless both are true.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { deep: { type: 'boolean' }, volume: { type: 'string' }, seed: { type: 'string' } },
});
const volume = Number(values.volume ?? (values.deep ? 40 : 5));
const seed = Number(values.seed ?? process.env.TRUST_SEED ?? Date.now() % 2 ** 32);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'watchfloor-t18-'));
const report = join(folder, 'report.json');

const began = performance.now();
spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    join(root, 'node_modules/jest/bin/jest.js'),
    '-i',
    '--json',
    `--outputFile=${report}`,
    join(here, 't18'),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TRUST_VOLUME: String(volume), TRUST_SEED: String(seed) },
  },
);
const seconds = Math.round((performance.now() - began) / 100) / 10;
const results = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(
  ({ assertionResults }) => assertionResults,
);
rmSync(folder, { recursive: true });

const isControl = ({ title }) => title.startsWith('control:');
const passed = (tests) => tests.length > 0 && tests.every(({ status }) => status === 'passed');
const pass = passed(results.filter((one) => !isControl(one)));
const control = passed(results.filter(isControl));
process.stdout.write(`${JSON.stringify({ id: 'T-18', volume, seed, seconds, pass, control })}\n`);
process.exitCode = pass && control ? 0 : 1;
