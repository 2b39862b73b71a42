import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.mjs';
import { openMiss } from './open-misses.mjs';
import { performancePage } from './pages.mjs';
import { root } from './product.mjs';
import { figuresText, holds, idsWith, isMeasured, lineOf, quickSlack } from './results.mjs';
import { now } from './rounds.mjs';

const benchmarks = [
  'b01-append',
  'b02-group-commit',
  'b03-peers',
  'b04-replay',
  'b05-growth',
  'b06-fan-out',
  'b07-watchers',
  'b09-command-log',
  'b10-command-http',
  'b13-verify',
  'b14-tree',
  'b15-import',
  'b16-start',
  'b18-loop',
];

/** Too long, or too easily disturbed, for every change. */
const fullOnly = ['b05-growth', 'b18-loop'];

const words = process.argv.slice(2);
const quick = words.includes('--quick');
/** Without names all are run; a name is `b04` or `B4`. */
const asked = words.filter((word) => !word.startsWith('--')).map((word) => word.toLowerCase().replace(/^b0?/, ''));
const isAsked = (name) => asked.includes(String(Number(name.slice(1, 3))));
const chosen = benchmarks.filter((name) => (asked.length === 0 ? !quick || !fullOnly.includes(name) : isAsked(name)));

async function measure(name) {
  const { about, run } = await import(`./${name}.mjs`);
  const begun = now();
  const { checks, figures } = await run({ quick });
  const seconds = (now() - begun) / 1000;
  process.stdout.write(`${about.id} ${about.title} (against ${about.baseline}; ${seconds.toFixed(1)} s)\n`);
  for (const check of checks) process.stdout.write(`   ${lineOf(check)}\n`);
  process.stdout.write(`        ${figuresText(figures)}\n`);
  return { about, checks, figures, seconds };
}

/** A quick run fails on a regression only: below 0.7 of a target, or past the bound of a target that is still open. */
const bearable = (id, check) => {
  const bound = openMiss(id, check);
  return bound === undefined ? holds(check, quickSlack) : holds({ ...check, target: bound });
};
const isBearable = ({ about, checks }) => checks.every((check) => bearable(about.id, check));

/** What a quick run would fail on is measured once more: a regression is there again, a busy moment of the machine is not. */
async function measured(name) {
  const first = await measure(name);
  if (!quick || isBearable(first)) return first;
  process.stdout.write('   once more:\n');
  return measure(name);
}

const begun = now();
const results = [];
for (const name of chosen) results.push(await measured(name));
const report = { quick, seconds: (now() - begun) / 1000, machine: machine(), results };

mkdirSync(join(root, 'artifacts'), { recursive: true });
writeFileSync(join(root, 'artifacts', 'bench.json'), `${JSON.stringify(report, undefined, 2)}\n`);
if (!quick && asked.length === 0) writeFileSync(join(root, 'docs', 'performance.md'), performancePage(report));

const idsOf = (keeps) =>
  results.flatMap(({ about, checks }) => checks.filter((check) => !keeps(about.id, check)).map(() => about.id));
const missed = idsOf((_, check) => holds(check));
const unmeasured = idsWith(results, (check) => !isMeasured(check));
const failed = quick ? idsOf(bearable) : [...missed, ...unmeasured];
process.stdout.write(
  `${report.seconds.toFixed(0)} s; below target: ${missed.join(', ') || 'none'}; not measured: ${unmeasured.join(', ') || 'none'}; failing this run: ${failed.join(', ') || 'none'}\n`,
);
process.exit(failed.length === 0 ? 0 : 1);
