import { fork } from 'node:child_process';
import { join } from 'node:path';

const running = new Set();

/**
 * A script of this folder in a process of its own, asked by name.
 * @returns `call(op, argument)`, `pid`, and `end()`
 */
export function start(script, options = {}) {
  const child = fork(join(import.meta.dirname, script), { serialization: 'advanced', ...options });
  const waiting = new Map();
  let next = 0;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  running.add(child);
  child.once('exit', (code, signal) => {
    running.delete(child);
    for (const { reject } of waiting.values()) reject(new Error(`${script} ended with ${code ?? signal}`));
  });
  child.on('message', ({ id, value, error }) => {
    const caller = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) caller?.resolve(value);
    else caller?.reject(new Error(`${script}: ${error}`));
  });
  return {
    pid: child.pid,
    call: (op, argument) =>
      new Promise((resolve, reject) => {
        waiting.set(next, { resolve, reject });
        child.send({ id: next++, op, argument });
      }),
    end: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await exited;
    },
  };
}

/** In a started script: answers calls by the operations given. */
export function answer(operations) {
  process.on('message', async ({ id, op, argument }) => {
    try {
      process.send({ id, value: await operations[op](argument) });
    } catch (error) {
      process.send({ id, error: error.stack ?? String(error) });
    }
  });
  process.once('disconnect', () => process.exit(0));
}

/** Runs some work with scripts that are ended afterwards, each by its process id. */
export async function withProcesses(scripts, work) {
  const started = scripts.map((script) => start(script));
  try {
    return await work(...started);
  } finally {
    await Promise.all(started.map((one) => one.end()));
  }
}
