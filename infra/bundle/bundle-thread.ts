import { parentPort, workerData } from 'node:worker_threads';
import { BundleRefused } from '../../contracts/bundles';
import { workInBackground } from '../background';
import { bundleOfLog } from './log-bundle';
import type { BundleTask, FromBundleThread } from './log-bundles';
import { zipParts } from './zip-writer';

const port = parentPort!;
const say = (message: FromBundleThread) => port.postMessage(message);

async function make(task: BundleTask) {
  try {
    const { files, size } = await bundleOfLog(task);
    for (const part of zipParts(files)) say({ part });
    say({ size });
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    say({ refused: error.message });
  }
}

workInBackground();
void make(workerData as BundleTask);
