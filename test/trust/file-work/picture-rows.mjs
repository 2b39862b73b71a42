import { product } from '../../bench/product.mjs';

const { SqlitePictureStore } = product('infra/picture-store/sqlite');

/** One row for each of so many events, in rounds of this many; the first is stored before the work begins. */
const perRound = 25;
export const rounds = [1, 2, 3, 4, 5].map((round) => round * perRound);
export const picture = 'reported';
export const definition = '1';
export const table = {
  name: 'reports',
  definition,
  columns: { number: 'integer' },
  indexes: ['number'],
  search: ['text'],
};

const textOf = (number) => `report ${number}: ${'the roads to the north are blocked; '.repeat(8)}`;
const scope = { countries: ['KEN'] };

/** What a reader of the register sees of one event. */
export const shownOf = (number) => ({ number, text: textOf(number) });

/** The rows of one round, which stand for the events up to a position. */
const batchTo = (position) => ({
  table,
  position,
  rows: Array.from({ length: perRound }, (_, index) => rowOf(position - perRound + index + 1)),
  rowEvents: [],
  parked: [],
});

function rowOf(number) {
  const shown = shownOf(number);
  return { key: `k${number}`, row: shown, shown, scope, position: number, texts: { text: shown.text } };
}

/** The board after so many events. */
export const snapshotAt = (position) => ({
  picture,
  definition,
  position,
  rows: Array.from({ length: position }, (_, index) => ({ key: `k${index + 1}`, row: shownOf(index + 1), scope })),
  rowEvents: [{ key: 'k1', position }],
  parked: [],
});

/** Stores rows and board of one round. */
export function storeRound(store, position) {
  store.write([batchTo(position)]);
  store.saveSnapshots([snapshotAt(position)]);
}

/** The store of a folder with this register open for writing. */
export function openStore(dir) {
  const store = new SqlitePictureStore(dir, { tables: [table] });
  store.openRegister(table);
  store.swapIn(table);
  return store;
}
