/**
 * Writes the registers of a log up to its end, a few events a transaction: `following.mjs <folder of the log>
 * <folder of the store> <place> <batch>`. The process dies at a place of one batch: `inside` its transaction, between
 * the rows and the position; `committed`, before it says so; or `nowhere`. With `two-transactions` rows and position
 * are committed one after the other, and it dies in between.
 */
import { product } from '../bench/product.mjs';
import { countedRegister } from './counted-register.mjs';
import { Database } from './sealed-log.mjs';
import { die, smallBatches } from './small-batches.mjs';

const { SqliteEventLog } = product('infra/event-log/sqlite/sqlite-event-log');
const { MemoryKeyStore } = product('infra/key-store/memory-key-store');
const { SqlitePictureStore } = product('infra/picture-store/sqlite');
const { RegisterWriter, tableOf } = product('src/platform/pictures/register-writer');
const { SealedTexts } = product('src/platform/sealing/sealed-texts');
const { systemClock } = product('infra/clock');
const { registers } = product('projections/index');

const [logDir, storeDir, place, batch] = process.argv.slice(2);
const all = [...registers, countedRegister];
let written = 0;

/** The store of the product, in which the process dies. */
class DoomedStore extends SqlitePictureStore {
  #depth = 0;

  together(work) {
    // What is written inside has its own transactions then.
    if (place === 'two-transactions') return work();
    return this.#within(() => super.together(work));
  }

  write(batches) {
    written += 1;
    if (place === 'two-transactions') {
      super.write(batches.map((one) => ({ ...one, position: this.reached(one.table.name).position })));
      if (written === Number(batch)) die();
      super.write(batches.map((one) => ({ ...one, rows: [], rowEvents: [], parked: [] })));
    } else this.#within(() => super.write(batches));
  }

  /** The outermost transaction is the one that commits. */
  #within(work) {
    this.#depth += 1;
    const done = work();
    this.#depth -= 1;
    if (place === 'committed' && this.#depth === 0 && written === Number(batch)) die();
    return done;
  }
}

/** The statement that moves a register's position is the last of its part of a transaction. */
if (place === 'inside') {
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    if (!sql.startsWith('UPDATE register SET position')) return statement;
    return { run: (...values) => (written === Number(batch) ? die() : statement.run(...values)) };
  };
}

const log = await SqliteEventLog.open({ dir: logDir, realm: 'live', clock: systemClock, readOnly: true });
const store = new DoomedStore(storeDir, { tables: all.map(tableOf) });
const stop = new AbortController();
const head = await log.head();
const report = ({ positions }) => Object.values(positions).every((position) => position >= head) && stop.abort();
const writer = new RegisterWriter(smallBatches(log), store, all, new SealedTexts(new MemoryKeyStore()), report);
await writer.run(stop.signal);
await log.close();
store.close();
console.log(`done ${written}`);
