/** A trial of trust.md §18.2 that jest drives: runs the specs of a folder at a volume and prints one closing JSON line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');

const isControl = ({ title }) => title.startsWith('control:');
const passed = (tests) => tests.length > 0 && tests.every(({ status }) => status === 'passed');

/**
 * Takes `[--deep | --volume <count>] [--seed <number>]` from the call. `control` says whether every control failed as it
 * must; the exit code is 1 unless that and the trial itself hold.
 */
export function runTrial({ id, specs, usual, deep }) {
  const { values } = parseArgs({
    options: { deep: { type: 'boolean' }, volume: { type: 'string' }, seed: { type: 'string' } },
  });
  const volume = Number(values.volume ?? (values.deep ? deep : usual));
  const seed = Number(values.seed ?? process.env.TRUST_SEED ?? Date.now() % 2 ** 32);
  const began = performance.now();
  const results = resultsOf(specs, { TRUST_VOLUME: String(volume), TRUST_SEED: String(seed) });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const pass = passed(results.filter((one) => !isControl(one)));
  const control = passed(results.filter(isControl));
  process.stdout.write(`${JSON.stringify({ id, volume, seed, seconds, pass, control })}\n`);
  process.exitCode = pass && control ? 0 : 1;
}

function resultsOf(specs, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-trial-'));
  const report = join(folder, 'report.json');
  const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '-i', '--json', `--outputFile=${report}`, specs];
  spawnSync(process.execPath, [...node, ...jest], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true });
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}
