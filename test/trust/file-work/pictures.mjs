import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { definition, openStore, picture, rounds, shownOf, snapshotAt, storeRound, table } from './picture-rows.mjs';

/** Registers and board snapshots: whatever happens, rows belong to the position beside them. */
export const pictureWork = {
  name: 'pictures',
  script: join(import.meta.dirname, 'picture-writer.mjs'),
  share: 0.15,
  says: { open: 1, stored: rounds.length - 1, closed: 1 },

  prepare(dir) {
    const store = openStore(dir);
    storeRound(store, rounds[0]);
    store.close();
  },

  wrongAfter(dir, run) {
    const told = run.lines.map((line) => /^stored (\d+)$/.exec(line)).filter(Boolean);
    const last = Number(told.at(-1)?.[1] ?? rounds[0]);
    const store = openStore(dir);
    try {
      return [...registerWrong(store, last), ...snapshotWrong(store.snapshot(picture, definition), last)];
    } finally {
      store.close();
    }
  },
};

const within = (position, last) => position >= last && rounds.includes(position);

function registerWrong(store, last) {
  const { position } = store.reached(table.name);
  const rows = store.query(table.name, { filter: {}, limit: 1000 });
  if (!within(position, last)) return [`lost: rows were stored up to ${last}, the register stands at ${position}`];
  const shown = rows.map((row) => row.shown).reverse();
  const expected = Array.from({ length: position }, (_, index) => shownOf(index + 1));
  return isDeepStrictEqual(shown, expected) ? [] : [`the register at ${position} has ${rows.length} other rows`];
}

function snapshotWrong(found, last) {
  if (!within(found?.position ?? 0, last)) return [`lost: a snapshot at ${last}, there is ${found?.position}`];
  const expected = found && snapshotAt(found.position).rows;
  return isDeepStrictEqual(found?.rows, expected) ? [] : [`the snapshot at ${found.position} has other rows`];
}
