import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, outputOf } from './children.mjs';
import { asideOf } from './file-work/fixed-names.mjs';
import { Skipped } from './trial.mjs';

const runMs = 60_000;
/** Stops a process at the calls that are traced and at no other, which is twice as fast; strace then sends no signals. */
const onlyTraced = '--seccomp-bpf';
const calls = ['openat', 'pread64', 'pwrite64', 'write', 'fsync', 'ftruncate', 'rename', 'link', 'unlink'];

/** Faults that a call can meet: a process that dies there, a disk that fails, a disk that is full. */
export const faults = {
  SIGKILL: { inject: 'signal=KILL', of: () => true },
  EIO: { inject: 'error=EIO', of: () => true },
  ENOSPC: { inject: 'error=ENOSPC', of: (call) => !['pread64', 'unlink'].includes(call) },
};

/** @throws Skipped where strace cannot trace at all; nothing else that goes wrong in a run is a reason to skip it */
export async function requireStrace() {
  const run = await outputOf(runMs, 'strace', ['-f', onlyTraced, '-o', '/dev/null', '-e', 'trace=openat', 'true'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).catch(({ code }) => ({ code }));
  if (run.code === 'ENOENT') throw new Skipped('strace is not installed');
  if (run.code !== 0) throw new Skipped(`strace may not trace here (it ended with ${run.code})`);
}

/** One run of a work under strace, which sees only calls on these paths. */
export async function traced(script, dir, paths, { inject, mode = '' } = {}) {
  const trace = `${dir}.trace`;
  const filters = paths.flatMap((path) => ['-P', path]);
  const fault = inject ? ['-e', `inject=${inject}`] : [];
  const stops = inject?.includes(':signal=') ? ['-f'] : ['-f', onlyTraced];
  const seen = ['-y', '-s', '0', '-o', trace, ...filters, '-e', `trace=${calls.join(',')}`];
  const { code, signal, text } = await outputOf(
    runMs,
    'strace',
    [...stops, ...seen, ...fault, node, script, dir, mode],
    {
      // A start that fails says why; what matters is what the files hold afterwards.
      stdio: ['ignore', 'pipe', 'ignore'],
      // strace counts calls of each thread by themselves: work on files stays with one.
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    },
  );
  return { code, signal, lines: text.split('\n').filter(Boolean), calls: readFileSync(trace, 'latin1') };
}

/**
 * Every call of an undisturbed run, as the file it is about, the call, and how many of them on that file came before.
 * @param known a folder in which the same work was done before: it has the names of all files
 */
export async function faultPoints(script, dir, known) {
  const run = await traced(script, dir, pathsLike(known, dir));
  const counts = new Map();
  const points = new Map();
  for (const line of run.calls.split('\n')) {
    const found = /^(\d+)\s+(\w+)\((.*)\)\s+= /.exec(line);
    const path = found && pathIn(found[3], dir);
    if (!path) continue;
    const [, pid, call] = found;
    const nth = (counts.get(`${pid} ${call} ${path}`) ?? 0) + 1;
    counts.set(`${pid} ${call} ${path}`, nth);
    points.set(`${call} ${path} ${nth}`, { call, name: path.slice(dir.length + 1), nth });
  }
  return { points: [...points.values()], run };
}

/** Paths of a folder for all that is in another one, with the names that files have while they are written. */
function pathsLike(known, dir) {
  const names = readdirSync(known, { recursive: true }).filter((name) => !name.endsWith('-shm'));
  return names
    .map((name) => join(dir, name))
    .flatMap((path) => [path, `${path}.new`, `${path}-wal`, `${path}-journal`, asideOf(path)]);
}

/** The first path of the folder that a call names. */
const pathIn = (args, dir) => {
  const named = [...args.matchAll(/["<]([^">]+)[">]/g)].map(([, path]) => path);
  return named.find((path) => path.startsWith(`${dir}/`));
};
