import { product } from '../../bench/product.mjs';

const { MemoryRecord } = product('infra/event-log/memory-record');
const { PictureStore } = product('contracts/picture-store');

/** The disk under the log: what is recorded outlives the process that wrote it. It may be full. */
export class LogDisk {
  record = new MemoryRecord();
  full = false;
}

const saveMs = 20;
const none = () => {
  throw new Error('no register is kept here');
};

/** The disk of a node: snapshots of its pictures, and what other followers of it keep. Its next life finds them. */
export class NodeDisk extends PictureStore {
  /** What is kept by name, each written at once and whole. */
  kept = new Map();
  #snapshots = new Map();
  #crashes = 0;
  openRegister = none;
  write = none;
  swapIn = none;
  registerRow = none;
  rowsOfEvent = none;
  query = none;
  find = none;
  reached = none;

  constructor({ scheduler }) {
    super();
    this.scheduler = scheduler;
  }

  snapshot(picture, definition) {
    const text = this.#snapshots.get(picture);
    const found = text && JSON.parse(text);
    return found?.definition === definition ? found : undefined;
  }

  rowEvents() {
    return [];
  }

  /** All of them are written, or none: a crash on the way leaves the older ones. */
  saveSnapshots(snapshots) {
    const texts = snapshots.map((snapshot) => [snapshot.picture, JSON.stringify(snapshot)]);
    const crashes = this.#crashes;
    const { promise, resolve } = Promise.withResolvers();
    this.scheduler.at(saveMs, () => {
      if (crashes !== this.#crashes) return;
      for (const [picture, text] of texts) this.#snapshots.set(picture, text);
      resolve();
    });
    return promise;
  }

  /** What is on its way to the disk is lost. */
  crash() {
    this.#crashes += 1;
  }

  close() {}
}
