/**
 * Runs the cases of the event log against one adapter, in a process of its own, and prints what ran:
 * `npm run test:log -- sqlite|memory|branch`; a branch is opened from two positions of its parent, and prints both.
 * `npm run test:log -- defects` lets every case loose on ten broken logs instead.
 * With `--deep` cases that last longer on purpose take their whole length.
 * The cases are TypeScript, so jest runs them. Exit code 1 when one failed.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const specsIn = (...path) =>
  readdirSync(join(here, ...path))
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => join(...path, name));
const specs = {
  memory: ['memory.spec.ts', 'tail.spec.ts'],
  sqlite: ['sqlite.spec.ts', ...specsIn('sqlite'), 'tail.spec.ts', 'vectors.spec.ts'],
  branch: ['branch-0.spec.ts', 'branch-500.spec.ts', ...specsIn('..', 'branches')],
  defects: ['defects.spec.ts'],
};
const wanted = process.argv[2] ?? '';
const deep = process.argv.includes('--deep');
if (!Object.hasOwn(specs, wanted)) {
  console.error(`usage: npm run test:log -- ${Object.keys(specs).join('|')} [--deep]`);
  process.exit(2);
}

const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const report = `--reporters=${join(here, 'report.mjs')}`;
const paths = specs[wanted].map((name) => join(here, name));
const { status } = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    jest,
    '-i',
    report,
    '--runTestsByPath',
    ...paths,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, EVERY_CASE: '1', DEEP: deep ? '1' : '' } },
);
process.exitCode = status ?? 1;
