/** Writes rows of a register and snapshots of a board, and says how far they are stored: `picture-writer.mjs <folder>`. */
import { tell } from '../writing-log.mjs';
import { batchTo, openStore, rounds, snapshotAt } from './picture-rows.mjs';

const store = openStore(process.argv[2]);
tell('open');
try {
  for (const position of rounds) {
    store.write([batchTo(position)]);
    store.saveSnapshots([snapshotAt(position)]);
    tell(`stored ${position}`);
  }
  store.close();
  tell('closed');
} catch (error) {
  tell(`failed ${error.code ?? error}`);
}
