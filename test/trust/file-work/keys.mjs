import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../../bench/product.mjs';
import { placesIn } from './key-places.mjs';

const { FileKeyStore } = product('infra/key-store/file-key-store');

/** The first start of a key store, keys that are made, one that is destroyed. */
export const keyWork = {
  name: 'keys',
  script: join(import.meta.dirname, 'key-writer.mjs'),
  share: 0.15,
  everyFault: true,
  prepare: (dir) => void mkdirSync(dir, { recursive: true }),

  wrongAfter(dir, run) {
    const said = (pattern) => run.lines.map((line) => pattern.exec(line)).filter(Boolean);
    const destroyed = new Set(said(/^destroyed (\S+)$/).map(([, id]) => id));
    const store = new FileKeyStore(placesIn(dir));
    try {
      const kept = said(/^kept (\S+) (\S+)$/).filter(([, id]) => !destroyed.has(id) && !store.destroyed(id));
      return [
        ...kept.flatMap(([, id, digest]) => (digestOf(store.get(id)) === digest ? [] : [`lost: the key of ${id}`])),
        ...[...destroyed].flatMap((id) => (store.destroyed(id) ? [] : [`${id} was destroyed, and is not`])),
        ...[...destroyed].flatMap((id) => (store.get(id) ? [`${id} was destroyed, and opens`] : [])),
      ];
    } finally {
      store.close();
    }
  },
};

const digestOf = (key) => key && createHash('sha256').update(key.export()).digest('hex');
