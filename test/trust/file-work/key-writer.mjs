/** Makes keys of subjects and destroys one, and says of each when it is durable: `key-writer.mjs <folder>`. */
import { product } from '../../bench/product.mjs';
import { tell } from '../tell.mjs';
import { useFixedNames } from './fixed-names.mjs';
import { placesIn } from './key-places.mjs';
import { doomed, keepKeys } from './key-subjects.mjs';

useFixedNames();
const { FileKeyStore } = product('infra/key-store/file-key-store');

function keep(store, ids) {
  for (const [id, digest] of keepKeys(store, ids)) tell(`kept ${id} ${digest}`);
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
  attempt(() => keep(store, [doomed, 's3', 's4']));
  attempt(() => destroy(store, doomed));
  attempt(() => keep(store, ['s5']));
  store.close();
  tell('closed');
});
