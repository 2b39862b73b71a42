/**
 * T-04: two verifiers agree on damaged bundles: `node test/bundle/agree.mjs [volume] [seed]`, after a build. Prints what
 * each kind of damage came to, the disagreements, and one closing JSON line. Exit code 1 unless all is as it must be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [volume = '1000', seed = process.env.TRUST_SEED ?? String(Date.now() % 2 ** 32)] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'watchfloor-t04-'));
const path = join(folder, 'report.json');
console.log(`T-04 volume ${volume} seed ${seed}`);

// The generator is TypeScript, so jest runs it.
const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
const run = spawnSync(
  process.execPath,
  [...node, join(root, 'node_modules/jest/bin/jest.js'), 'test/bundle/agree.spec.ts', '--silent'],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, T04_VOLUME: volume, TRUST_SEED: seed, T04_REPORT: path },
  },
);
const figures = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
rmSync(folder, { recursive: true });
if (!figures) {
  console.error(run.stderr);
  process.exit(1);
}

for (const [kind, answers] of Object.entries(figures.table).sort()) {
  const total = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const most = Object.entries(answers).sort(([, a], [, b]) => b - a);
  console.log(
    `${kind.padEnd(16)}${String(total).padStart(6)}  ${most.map(([answer, count]) => `${answer} ${count}`).join(', ')}`,
  );
}
for (const { at, kind, base, answers } of figures.disagreements)
  console.log(`DISAGREE at ${at}: ${kind} of ${base}: verify.mjs ${answers[0]}, verify.py ${answers[1]}`);

const pass = run.status === 0 && figures.disagreements.length === 0;
const { seconds, control } = figures;
console.log(
  JSON.stringify({ id: 'T-04', volume: figures.volume, seed: figures.seed, seconds, pass, control: control > 0 }),
);
process.exitCode = pass ? 0 : 1;
