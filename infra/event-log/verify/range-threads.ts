import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EventLogError } from '../../../contracts/event-log';
import { tileWidth } from '../../../contracts/seal/tree';
import type { VerifyProgress } from '../../../contracts/verification';
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
  readonly progress: VerifyProgress;
  readonly signal?: AbortSignal;
}

/**
 * Checks a run of events in equal parts side by side; no thread outlives it.
 * @throws the reason of the signal once that is given
 */
export async function checkInThreads({ threads, progress, signal, ...task }: Work): Promise<RangeResult[]> {
  signal?.throwIfAborted();
  const parts = partsOf(task, threads);
  const done = parts.map(() => 0);
  const all = task.to - task.from;
  const tell = (index: number, count: number) => {
    if (done[index] === count) return;
    done[index] = count;
    progress(
      done.reduce((sum, one) => sum + one, 0),
      all,
    );
  };
  const workers = parts.map((part) => new Worker(script(), { workerData: part }));
  const results = Promise.all(
    workers.map(async (worker, index) => {
      const result = await resultOf(worker, (count) => tell(index, count));
      tell(index, result.to - result.from);
      return result;
    }),
  );
  const end = () => void Promise.all(workers.map((worker) => worker.terminate()));
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await results;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
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

function resultOf(thread: Worker, progress: (done: number) => void): Promise<RangeResult> {
  return new Promise((resolve, reject) => {
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
