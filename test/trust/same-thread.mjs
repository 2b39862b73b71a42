import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { product } from '../bench/product.mjs';

const threads = createRequire(import.meta.url)('node:worker_threads');
const { RangeChecker } = product('infra/event-log/verify/check-range');
const { openDatabase } = product('infra/sqlite');
const { logFile } = product('infra/event-log/sqlite/open-store');
const { readerSettings } = product('infra/event-log/sqlite/settings');
const Thread = threads.Worker;

/** Does what a thread of the verification does, at once and here: a thread costs more than 400 events. */
class SameThread extends EventEmitter {
  constructor({ dir, base, from, to }) {
    super();
    setImmediate(() => {
      try {
        const db = openDatabase(logFile(dir), readerSettings);
        try {
          const result = new RangeChecker(db, base, from, to).run(() => undefined);
          this.emit('message', { result });
        } finally {
          db.close();
        }
      } catch (error) {
        this.emit('error', error);
      }
      this.emit('exit', 0);
    });
  }

  /** It has ended by itself. */
  terminate() {}
}

/** From now on verifications of this process read their events in it; all else of them is the product's. */
export function verifyInThisThread() {
  threads.Worker = new Proxy(Thread, {
    construct: (target, [script, options]) =>
      /range-thread\.js$/.test(script)
        ? new SameThread(options.workerData)
        : Reflect.construct(target, [script, options]),
  });
}
