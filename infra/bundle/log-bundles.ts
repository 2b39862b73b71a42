import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BundleRefused, Bundles, type BundleWish, bundleLimits, type MadeBundle } from '../../contracts/bundles';
import { EventLogError } from '../../contracts/event-log';
import { policyIn } from './installed-bundle';
import type { LogBundleWish } from './log-bundle';

export type BundleTask = LogBundleWish;

export type FromBundleThread =
  | { readonly part: Uint8Array }
  /** The last message: the bundle is whole. */
  | { readonly size: number }
  | { readonly refused: string };

interface Installed {
  /** Folder of the realm's files. */
  readonly dir: string;
  /** Trust policy of the installation, if there is one. */
  readonly policyFile: string;
  readonly verifierKeys: readonly string[];
}

/** Bundles of a log file, each made in a thread of its own, beside the server that goes on. */
export class LogBundles extends Bundles {
  constructor(private readonly installed: Installed) {
    super();
  }

  async make({ from, to, reader, createdAt }: BundleWish): Promise<MadeBundle> {
    const { dir, policyFile, verifierKeys } = this.installed;
    const task: BundleTask = {
      ...{ dir, from, to, reader, createdAt },
      policy: policyIn(policyFile, () => verifierKeys),
      createdBy: reader.userId,
      most: bundleLimits.events,
      texts: bundleLimits.texts,
    };
    const worker = new Worker(script(), { workerData: task, name: 'bundle' });
    try {
      return { ...(await madeBy(worker)), events: to - from + 1 };
    } finally {
      await worker.terminate();
    }
  }
}

/** Collects the parts; the archive is bounded by what goes into it. */
function madeBy(worker: Worker): Promise<Omit<MadeBundle, 'events'>> {
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromBundleThread) => {
      if ('refused' in message) reject(new BundleRefused(message.refused));
      else if ('size' in message) resolve({ parts, bytes, sha256: hash.digest('hex'), size: message.size });
      else {
        parts.push(message.part);
        hash.update(message.part);
        bytes += message.part.length;
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new EventLogError('UNAVAILABLE', { reason: `the bundle ended with ${code}` })),
    );
  });
}

const script = (here = __filename) =>
  here.endsWith('.ts')
    ? join(__dirname, '../../dist/infra/bundle/bundle-thread.js')
    : join(__dirname, 'bundle-thread.js');
