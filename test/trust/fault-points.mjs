import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, outputOf } from './children.mjs';
import { Skipped } from './trial.mjs';

const runMs = 60_000;
const calls = ['openat', 'pread64', 'pwrite64', 'write', 'fsync', 'ftruncate', 'rename', 'unlink'];
const script = join(import.meta.dirname, 'faulted.mjs');

/** Faults that a call can meet: a process that dies there, a disk that fails, a disk that is full. */
export const faults = {
  SIGKILL: { inject: 'signal=KILL', of: () => true },
  EIO: { inject: 'error=EIO', of: () => true },
  ENOSPC: { inject: 'error=ENOSPC', of: (call) => !['pread64', 'unlink'].includes(call) },
};

/** One run under strace, which sees only calls on these paths. */
export async function traced(dir, paths, { inject, mode = '' } = {}) {
  const trace = join(dir, 'trace');
  const filters = paths.flatMap((path) => ['-P', path]);
  const fault = inject ? ['-e', `inject=${inject}`] : [];
  const strace = ['-f', '-y', '-s', '0', '-o', trace, ...filters, '-e', `trace=${calls.join(',')}`, ...fault];
  const { code, signal, text } = await outputOf(runMs, 'strace', [...strace, node, script, dir, mode], {
    // A start that fails says why; what matters is what the log holds afterwards.
    stdio: ['ignore', 'pipe', 'ignore'],
  }).catch((error) => {
    if (error.code === 'ENOENT') throw new Skipped('strace is not installed');
    throw error;
  });
  return { code, signal, lines: text.split('\n').filter(Boolean), calls: readFileSync(trace, 'latin1') };
}

/** Every call of an undisturbed run, as the file it is about, the call, and how many of them on that file came before. */
export async function faultPoints(dir) {
  const folder = join(dir, 'checkpoints');
  const sizes = Array.from({ length: 60 }, (_, i) => join(folder, `${String(251 + i).padStart(16, '0')}.note`));
  const files = ['log.db', 'log.db-wal'].map((name) => join(dir, name));
  const run = await traced(dir, [...files, folder, ...sizes, ...sizes.map((path) => `${path}.new`)]);
  if (run.code !== 0) throw new Skipped(`strace may not trace here (it ended with ${run.code})`);
  const counts = new Map();
  const points = [];
  for (const line of run.calls.split('\n')) {
    const found = /^\d+\s+(\w+)\((.*)\)\s+= /.exec(line);
    const path = found && pathIn(found[2], dir);
    if (!path) continue;
    const key = `${found[1]} ${path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    points.push({ call: found[1], name: path.slice(dir.length + 1), nth: counts.get(key) });
  }
  return { points, lines: run.lines };
}

/** The first path of the folder that a call names. */
const pathIn = (args, dir) => {
  const named = [...args.matchAll(/["<]([^">]+)[">]/g)].map(([, path]) => path);
  return named.find((path) => path.startsWith(`${dir}/`));
};
