import { join } from 'node:path';
import { product } from '../bench/product.mjs';
import { eventsOf } from './events.mjs';
import { tell } from './tell.mjs';

const { openStore } = product('infra/event-log/sqlite/open-store');
const { GroupWriter } = product('infra/event-log/sqlite/group-writer');
const { Sealing } = product('infra/event-log/sqlite/sealing');
const { Wal } = product('infra/event-log/sqlite/wal');
const { propose } = product('infra/event-log/propose');
const { Stamper } = product('infra/event-log/stamp');
const { wireAppend } = product('infra/event-log/sqlite/wire');
const { systemClock } = product('infra/clock');

/** What the writer thread of a log consists of, in this thread, so that a trace sees its calls in their order. */
export class WritingLog {
  #seq = 0;

  /** @param free bytes left on the volume, for the writer that waits for them */
  constructor(dir, { keyFile, free = () => 2 ** 40 } = {}) {
    const store = openStore({ dir, realm: 'live', createdAt: '2026-11-25T10:00:00.000000Z' });
    this.db = store.db;
    this.writer = new GroupWriter(store.db, store.meta.base, free);
    this.wal = new Wal(store.db, dir);
    this.stamper = new Stamper(systemClock, this.writer.table.lastRecordedAt());
    if (keyFile)
      this.sealing = new Sealing(store.db, this.writer, store.meta, { keyFile, dir }, (said) => this.#hear(said));
  }

  /** Appends of one event each to new streams, as one group; answers what became of each. */
  append(commandIds) {
    const group = commandIds.map((commandId) => {
      const proposal = propose(`crisis-${commandId}`, -1, eventsOf(commandId, 1, 'report'), this.stamper);
      return wireAppend(this.#seq++, proposal);
    });
    const answers = this.writer.write(group);
    return answers.map(({ position, failure }, index) => ({ commandId: commandIds[index], position, failure }));
  }

  seal(reason) {
    this.sealing.seal({ reason, seq: 0 });
  }

  /** Lets the log end as the writer thread does. */
  close() {
    if (!this.writer.stopped) this.wal.empty();
    this.db.close();
  }

  #hear({ kind, head, reason }) {
    if (kind === 'sealed') tell(`sealed ${head.size}`);
    else if (kind === 'unsealed') tell(`unsealed ${reason}`);
  }
}

export const folderOf = (dir) => ({ dir, keyFile: join(dir, 'log-signing.pem') });
