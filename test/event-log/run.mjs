/**
 * Runs the cases of the event log against one adapter and prints which ran: `npm run test:log -- sqlite|memory`.
 * The cases are TypeScript, so jest runs them and this prints its report. Exit code 1 when a case failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const specs = {
  memory: ['memory'],
  sqlite: ['sqlite', 'sqlite-writer', 'sqlite-triggers', 'sqlite-log'],
};
const adapter = process.argv[2];
if (!Object.hasOwn(specs, adapter ?? '')) {
  console.error(`usage: npm run test:log -- ${Object.keys(specs).join('|')}`);
  process.exit(2);
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'event-log-report-'));
const report = join(folder, 'report.json');
const paths = [...specs[adapter], 'vectors'].map((name) => `test/event-log/${name}.spec.ts`);
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const node = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
const run = spawnSync(
  process.execPath,
  [...node, jest, '--runTestsByPath', ...paths, '--json', `--outputFile=${report}`, '--silent'],
  { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
);

const results = readReport();
rmSync(folder, { recursive: true });

const marks = { passed: 'ok', failed: 'FAILED' };
const numbered = [];
for (const { ancestorTitles, title, status } of results) {
  const [, number, text, note] = /^(\d+|P-\d+) (.*?)(?: \[(.*)\])?$/.exec(title) ?? [];
  const name = number ? `${number.padStart(4)}  ${text}` : `      ${[...ancestorTitles, title].join(': ')}`;
  console.log(`${(marks[status] ?? '-').padEnd(7)}${name}${note ? `  (${note})` : ''}`);
  if (number && !number.startsWith('P')) numbered.push({ number: Number(number), status, note });
}
if (run.status !== 0) console.error(run.stderr);

const count = (test) => numbered.filter(test).length;
const list = (start) =>
  numbered
    .filter(({ note }) => note?.startsWith(start))
    .map(({ number }) => number)
    .sort((a, b) => a - b)
    .join(', ') || 'none';
console.log(`\nadapter: ${adapter}`);
console.log(`not applicable: ${list('not applicable')}`);
console.log(`elsewhere, in test/platform: ${list('elsewhere')}`);
console.log(`left to later: ${list('later')}`);
console.log(
  `${numbered.length} cases: ${count((c) => c.status === 'passed')} passed, ${count((c) => c.status === 'failed')} failed, ` +
    `${count((c) => c.note?.startsWith('not applicable'))} not applicable, ${count((c) => c.note?.startsWith('elsewhere'))} elsewhere, ` +
    `${count((c) => c.note?.startsWith('later'))} left to later (listed)`,
);
process.exitCode = run.status ?? 1;

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(({ assertionResults }) => assertionResults);
  } catch {
    console.error(run.stderr);
    process.exit(1);
  }
}
