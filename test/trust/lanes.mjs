import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bench/product.mjs';
import { node, start, within } from './children.mjs';

const jobMs = 90 * 60_000;
const logs = join(root, 'artifacts', 'trust');

/**
 * Runs jobs side by side in so many lanes, each lane taking the next one when it is free; those that time what the
 * machine can do have it for themselves, before all others. Answers what they came to.
 */
export async function inLanes(count, jobs, { deep, told }) {
  const results = [];
  const lane = async (waiting) => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const result = await run(job, deep);
      results.push(result);
      told(result);
    }
  };
  await lane(jobs.filter(({ alone }) => alone));
  const others = jobs.filter(({ alone }) => !alone);
  await Promise.all(Array.from({ length: count }, () => lane(others)));
  return results;
}

async function run(job, deep) {
  const began = performance.now();
  const { child, ended } = start(
    node,
    ['--disable-warning=ExperimentalWarning', job.script, ...(deep ? job.deep : job.pr)],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  const closed = new Promise((resolve) => child.once('close', resolve));
  const { code } = await within(jobMs, `the end of ${job.script}`, ended).catch((error) => {
    chunks.push(Buffer.from(String(error)));
    child.kill('SIGKILL');
    return { code: -1 };
  });
  await closed;
  const text = Buffer.concat(chunks).toString();
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(logs, `${job.id}${job.of ? `-${job.of}` : ''}.txt`), text);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  return { job, code, text, line: lineIn(job, text) ?? lineOf(job, { code, text, seconds }) };
}

/** The closing line of a trial. */
function lineIn({ id }, text) {
  const line = text.split('\n').findLast((one) => one.startsWith(`{"id":"${id}"`));
  return line && JSON.parse(line);
}

/** A line for a job that has none of its own, or that ended without it. */
function lineOf({ id, of, volumeIn, control }, { code, text, seconds }) {
  const volume = volumeIn ? [...text.matchAll(volumeIn)].reduce((sum, [, cases]) => sum + Number(cases), 0) : 0;
  const passed = code === 0;
  const outcome = control ? { pass: true, control: passed } : { pass: passed, control: null };
  return { id, ...(of && { of }), volume, seed: null, seconds, ...outcome };
}
