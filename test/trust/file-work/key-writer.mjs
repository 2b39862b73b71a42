/** Makes keys of subjects and destroys one, and says of each when it is durable: `key-writer.mjs <folder>`. */
import { createHash } from 'node:crypto';
import { product } from '../../bench/product.mjs';
import { tell } from '../writing-log.mjs';
import { useFixedNames } from './fixed-names.mjs';
import { placesIn } from './key-places.mjs';

useFixedNames();
const { FileKeyStore } = product('infra/key-store/file-key-store');
const digest = (key) => createHash('sha256').update(key.export()).digest('hex');

function keep(store, ids) {
  const keys = store.keep(ids.map((id) => ({ id, kind: 'person' })));
  for (const [id, key] of keys) tell(`kept ${id} ${digest(key)}`);
}

function destroy(store, id) {
  store.destroy(id, 'authorization-1');
  tell(`destroyed ${id}`);
}

function attempt(step) {
  try {
    step();
  } catch (error) {
    tell(`refused ${error.code ?? error}`);
  }
}

attempt(() => {
  const store = new FileKeyStore(placesIn(process.argv[2]));
  tell('open');
  attempt(() => keep(store, ['s1']));
  attempt(() => keep(store, ['s2', 's3', 's4']));
  attempt(() => destroy(store, 's2'));
  attempt(() => keep(store, ['s5']));
  store.close();
  tell('closed');
});
