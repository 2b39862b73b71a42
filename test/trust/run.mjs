/**
 * Runs the trials of trust.md §18 in two lanes and prints what they came to: `npm run trust:pr`, `npm run trust:deep`,
 * either with the numbers of the trials that are wanted (`-- T-06 T-08`). A run of all of them writes
 * `docs/reliability.md`. Exit code 1 when a trial fails, or a control passes.
 */
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bench/product.mjs';
import { jobsOf } from './jobs.mjs';
import { inLanes } from './lanes.mjs';
import { writePage } from './reliability-page.mjs';
import { byTrial, cellsOf, totalsOf, totalsText } from './totals.mjs';

const words = process.argv.slice(2);
const deep = words.includes('--deep');
const ids = words.filter((word) => !word.startsWith('--')).map((word) => word.toUpperCase());
const record = join(root, 'artifacts', 'trust.ndjson');
const lanes = 2;

const print = (text) => process.stdout.write(`${text}\n`);
const failed = ({ line, code }) => line.pass === false || line.control === false || (code !== 0 && line.pass !== null);

function told(result) {
  const { job, line, text } = result;
  print(`${failed(result) ? 'FAILED ' : 'done   '} ${job.id}${job.of ? ` ${job.of}` : ''} in ${line.seconds} s`);
  if (failed(result)) print(text.trimEnd().split('\n').slice(-40).join('\n').replaceAll(/^/gm, '        '));
  // Trials of this folder have added their line themselves.
  if (!job.script.startsWith('test/trust/')) appendFileSync(record, `${JSON.stringify(line)}\n`);
}

mkdirSync(join(root, 'artifacts'), { recursive: true });
if (existsSync(record)) rmSync(record);
const began = performance.now();
appendFileSync(record, `${JSON.stringify({ tier: deep ? 'deep' : 'pr', at: new Date().toISOString() })}\n`);
const results = await inLanes(lanes, jobsOf(ids), { deep, told });
const lines = results.map(({ line }) => line);
const seconds = Math.round((performance.now() - began) / 1000);
appendFileSync(record, `${JSON.stringify({ seconds })}\n`);

print('');
const table = [['Test', 'What', 'Volume', 's', 'Result', 'Without the protection'], ...byTrial(lines).map(cellsOf)];
const widths = table[0].map((_, i) => Math.max(...table.map((cells) => cells[i].length)));
for (const cells of table)
  print(
    cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  );
print('');
print(`${totalsText(totalsOf(lines))}; ${seconds} s`);
if (ids.length === 0) writePage();
process.exitCode = results.some(failed) ? 1 : 0;
