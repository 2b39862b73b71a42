import { product } from '../bench/product.mjs';
import { countedRegister } from './counted-register.mjs';

const { SqlitePictureStore } = product('infra/picture-store/sqlite');
const { tableOf } = product('src/platform/pictures/register-writer');
const { stateHash } = product('src/platform/pictures/state-hash');
const { registers } = product('projections/index');

const everyRow = { filter: {}, limit: 1_000_000 };

/** The state hash of every register in a store, over its rows with the events that made them (trust.md §3.8). */
export function storeHash(dir) {
  const all = [...registers, countedRegister];
  const store = new SqlitePictureStore(dir, { readOnly: true, tables: all.map(tableOf) });
  try {
    return new Map(all.map((register) => [register.name, hashOf(store, register)]));
  } finally {
    store.close();
  }
}

function hashOf(store, register) {
  const { name, version } = register;
  const { definition } = tableOf(register);
  const picture = `r_${name.replaceAll('-', '_')}_${definition}`;
  const rows = store
    .query(name, everyRow)
    .map(({ key, position, shown }) => [key, { position, shown, events: store.rowEvents(picture, key) }]);
  const { position, parked } = store.reached(name);
  return `${stateHash(name, version, position, new Map(rows))} over ${rows.length} rows, ${parked} parked`;
}
