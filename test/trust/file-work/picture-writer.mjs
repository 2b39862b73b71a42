/** Writes rows of a register and snapshots of a board, and says how far they are stored: `picture-writer.mjs <folder>`. */
import { tell } from '../tell.mjs';
import { openStore, rounds, storeRound } from './picture-rows.mjs';

const store = openStore(process.argv[2]);
tell('open');
try {
  for (const position of rounds.slice(1)) {
    storeRound(store, position);
    tell(`stored ${position}`);
  }
  store.close();
  tell('closed');
} catch (error) {
  tell(`failed ${error.code ?? error}`);
}
