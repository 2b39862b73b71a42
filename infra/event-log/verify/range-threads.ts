import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EventLogError } from '../../../contracts/event-log';
import { tileWidth } from '../../../contracts/seal/tree';
import type { RangeResult } from './check-range';

/** Fewer events are not worth another thread. */
const leastEvents = 20_000;

export interface Task {
  readonly dir: string;
  readonly base: number;
  /** Leaf indexes [from, to); `from` is a multiple of 256. */
  readonly from: number;
  readonly to: number;
}

export type FromThread = { readonly done: number } | { readonly result: RangeResult };

interface Work extends Task {
  readonly threads: number;
  readonly progress: (done: number, all: number) => void;
}

/** Checks a run of events in equal parts side by side. */
export async function checkInThreads({ threads, progress, ...task }: Work): Promise<RangeResult[]> {
  const parts = partsOf(task, threads);
  const done = parts.map(() => 0);
  const all = task.to - task.from;
  return Promise.all(
    parts.map((part, index) =>
      inThread(part, (count) => {
        done[index] = count;
        progress(
          done.reduce((sum, one) => sum + one, 0),
          all,
        );
      }),
    ),
  );
}

function partsOf({ dir, base, from, to }: Task, threads: number): Task[] {
  const count = Math.max(1, Math.min(threads, Math.floor((to - from) / leastEvents)));
  const size = Math.ceil((to - from) / count / tileWidth) * tileWidth;
  return Array.from({ length: count }, (_, index) => ({
    dir,
    base,
    from: Math.min(from + index * size, to),
    to: Math.min(from + (index + 1) * size, to),
  })).filter((part, index) => index === 0 || part.from < part.to);
}

const script = (here = __filename) =>
  here.endsWith('.ts')
    ? join(__dirname, '../../../dist/infra/event-log/verify/range-thread.js')
    : join(__dirname, 'range-thread.js');

function inThread(task: Task, progress: (done: number) => void): Promise<RangeResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(script(), { workerData: task });
    thread.on('message', (message: FromThread) => {
      if ('result' in message) resolve(message.result);
      else progress(message.done);
    });
    thread.once('error', reject);
    thread.once('exit', (code) =>
      reject(new EventLogError('UNAVAILABLE', { reason: `verification ended with ${code}` })),
    );
  });
}
