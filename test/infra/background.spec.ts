import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const built = join(__dirname, '../../dist/infra/background.js');

(process.platform === 'linux' ? it : it.skip)(
  'a thread in the background leaves its process where it was',
  async () => {
    const before = getPriority();
    const program = `
    const { getPriority } = require('node:os');
    require(${JSON.stringify(built)}).workInBackground();
    const thread = Number(require('node:fs').readlinkSync('/proc/thread-self').split('/').at(-1));
    require('node:worker_threads').parentPort.postMessage(getPriority(thread));`;
    const [priority] = await once(new Worker(program, { eval: true }), 'message');
    expect(priority).toBeGreaterThan(before);
    expect(getPriority()).toBe(before);
  },
);
