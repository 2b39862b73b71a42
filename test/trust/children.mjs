import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../bench/product.mjs';

export const node = join(root, 'node_modules', '.bin', 'node');

const running = new Map();
process.once('exit', () => {
  for (const child of running.keys()) child.kill('SIGKILL');
});

/** Something that has to come in time. */
export function within(ms, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A process of ours; `ended` resolves with how it ended. It ends with us at the latest. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).finally(() => running.delete(child));
  running.set(child, ended);
  return { child, ended };
}

/** Ends every process that was started here and still runs, each by its id. */
export async function endChildren() {
  for (const child of running.keys()) child.kill('SIGKILL');
  await Promise.allSettled(running.values());
}

/** All that a process prints, with how it ended. */
export async function outputOf(ms, command, args, options = {}) {
  const { child, ended } = start(command, args, options);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const closed = new Promise((resolve) => child.stdout.once('close', resolve));
  try {
    const how = await within(ms, `the end of ${args.at(-1)}`, ended);
    await closed;
    return { ...how, text: Buffer.concat(chunks).toString() };
  } finally {
    child.kill('SIGKILL');
  }
}
