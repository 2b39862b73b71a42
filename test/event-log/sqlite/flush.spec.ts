import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { events, everything, newStream } from '../contract/subject';
import { checkTree, folder, inFolders, made, open, run } from './harness';
import { programOn } from './program';

inFolders();

/** Appends when it is told to and says what came of it, then what the log says of itself and still reads. */
const body = `
  for await (const _ of require('node:readline').createInterface({ input: process.stdin })) {
    const { failure, position } = await log.append('crisis-' + randomUUID(), -1, [event()])
      .then(({ position }) => ({ position }), ({ code, outcome }) => ({ failure: { code, outcome } }));
    const { events } = await log.readAll({ after: 0 });
    console.log(JSON.stringify({ failure, position, health: log.health(), read: events.length }));
  }`;

const strace = 'strace';
/** Tried as it is used: on a process that runs already. */
const attaches = spawnSync('sh', ['-c', 'sleep 0.1 & exec "$0" -f -o /dev/null -e trace=fsync -p $!', strace]);
const skipped = attaches.status === 0 ? undefined : 'strace is not here or may not trace';

/** Lets every flush of a running process fail, or only be written down, until it ends. */
async function trace(pid: number, path: string, fault: string | undefined) {
  const inject = fault ? ['-e', `inject=fsync,fdatasync:${fault}`] : [];
  const args = ['-f', '-o', path, '-e', 'trace=fsync,fdatasync', ...inject, '-p', `${pid}`];
  const tracer = spawn(strace, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  // strace says so once it holds every thread.
  for await (const line of createInterface({ input: tracer.stderr })) if (line.includes('attached')) break;
  return tracer;
}

async function appends(fault: string | undefined) {
  await made(3);
  const path = join(folder(), 'trace');
  const { child, lines } = run(programOn(folder(), body));
  const tell = async () => {
    child.stdin.write('\n');
    return JSON.parse(String((await lines.next()).value));
  };
  const before = await tell();
  const tracer = await trace(child.pid!, path, fault);
  const traced = [await tell(), await tell()];
  const ended = once(tracer, 'exit');
  child.kill('SIGKILL');
  await ended;
  return { before, traced, calls: await readFile(path, 'utf8') };
}

const name = (title: string) => (skipped ? `${title} [skipped: ${skipped}]` : title);
const when = skipped ? it.skip : it;

describe('S-09 a flush that fails', () => {
  when(name('stops the writer; what was read goes on; a restart recovers'), async () => {
    const { before, traced, calls } = await appends('error=EIO');
    expect(before).toEqual({ position: 4, health: { state: 'ready' }, read: 4 });
    expect(calls).toContain('INJECTED');
    const health = { state: 'read-only', reason: expect.stringMatching(/^SQLITE_IOERR/) };
    expect(traced[0]).toMatchObject({ failure: { code: 'UNAVAILABLE', outcome: 'unknown' }, health });
    expect(traced[1]).toMatchObject({ failure: { code: 'READ_ONLY', outcome: 'not-written' }, health });
    expect(traced[1].read).toBeGreaterThanOrEqual(4);
    const log = await open();
    const found = await everything(log);
    expect([4, 5]).toContain(found.length);
    expect(await log.append(newStream(), -1, events(1))).toMatchObject({ position: found.length + 1 });
    await log.close();
    checkTree();
  });

  when(name('is what stops it: traced without a fault the same appends are recorded'), async () => {
    const { traced, calls } = await appends(undefined);
    expect(calls).toMatch(/fsync\(/);
    expect(calls).not.toContain('INJECTED');
    expect(traced.map(({ position }) => position)).toEqual([5, 6]);
  });
});
