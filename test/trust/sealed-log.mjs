import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, product } from '../bench/product.mjs';
import { eventsOf, uuid7 } from './events.mjs';

const { SqliteEventLog } = product('infra/event-log/sqlite/sqlite-event-log');
const { systemClock } = product('infra/clock');
const { createKeyFile } = product('infra/seal/key-file');

export const Database = pack('better-sqlite3');
export const keyFileIn = (dir) => join(dir, 'log-signing.pem');
export const logFileIn = (dir) => join(dir, 'log.db');

/** Opens the log of a folder, which is sealed by a key beside it. */
export function openSealed(dir, more = {}) {
  const keyFile = keyFileIn(dir);
  if (!existsSync(keyFile)) createKeyFile(keyFile);
  return SqliteEventLog.open({ dir, realm: 'live', clock: systemClock, keyFile, ...more });
}

/** Seven streams that commands of one to three events are recorded on in turn. */
export const newStreams = () => Array.from({ length: 7 }, () => ({ name: `crisis-${uuid7()}`, last: -1 }));

/** Records so many events more. */
export async function record(log, streams, count) {
  for (let made = 0; made < count; ) {
    const stream = streams[made % streams.length];
    const events = eventsOf(uuid7(), Math.min(1 + (made % 3), count - made), `report ${made}`);
    ({ lastRevision: stream.last } = await log.append(stream.name, stream.last, events));
    made += events.length;
  }
}

/** A closed log whose checkpoints of the sizes given are kept; nothing of it waits in a write-ahead log. */
export async function makeSealedLog(dir, sizes) {
  const log = await openSealed(dir);
  const streams = newStreams();
  let made = 0;
  for (const size of sizes) {
    await record(log, streams, size - made);
    made = size;
    await log.seals.seal('demand');
  }
  await log.close();
  return readFileSync(logFileIn(dir));
}
