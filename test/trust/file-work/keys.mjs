import { join } from 'node:path';
import { product } from '../../bench/product.mjs';
import { placesIn } from './key-places.mjs';
import { digestOf, doomed, earlier, keepKeys } from './key-subjects.mjs';

const { FileKeyStore } = product('infra/key-store/file-key-store');

const making = {
  script: join(import.meta.dirname, 'key-writer.mjs'),
  says: { open: 1, kept: 5, destroyed: 1, closed: 1 },
  wrongAfter,
};

/** Keys that are made, and one that is destroyed, in a store that holds others. */
export const keyWork = {
  ...making,
  name: 'keys',
  share: 0.1,
  prepare: (dir) => inStore(dir, (store) => keepKeys(store, earlier)),
};

/** The same in a store that is made. */
export const firstKeyWork = { ...making, name: 'first keys', share: 0.05, prepare: () => new Map() };

function inStore(dir, work) {
  const store = new FileKeyStore(placesIn(dir));
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Every key that was there before or was told to be kept opens as it did, but for the one that is destroyed. */
function wrongAfter(dir, { lines }, { before }) {
  const told = lines.map((line) => /^kept (\S+) (\S+)$/.exec(line)).filter(Boolean);
  const kept = new Map([...before, ...told.map(([, id, digest]) => [id, digest])]);
  const destroyed = lines.includes(`destroyed ${doomed}`);
  return inStore(dir, (store) => {
    const gone = store.destroyed(doomed);
    if (gone) kept.delete(doomed);
    return [
      ...[...kept].flatMap(([id, digest]) => (digestOf(store.get(id)) === digest ? [] : [`lost: the key of ${id}`])),
      ...(destroyed && !gone ? [`${doomed} was destroyed, and is not`] : []),
      ...(gone && store.get(doomed) ? [`${doomed} was destroyed, and opens`] : []),
    ];
  });
}
