import { formatConsistency, formatInclusion } from '../../contracts/seal/proof-files';
import { entryBytes } from '../event-log/leaf';
import { withLogFile } from '../event-log/sqlite/open-log-file';
import type { Store } from '../event-log/sqlite/open-store';
import { tileReader } from '../event-log/sqlite/tile-reader';
import { uuidBytes } from '../event-log/uuid';
import { leafParts } from '../event-log/verify/check-event';
import { rowsBetween } from '../event-log/verify/stored-row';
import { consistencyProof, inclusionProof } from '../seal/prover';
import { TileHashes } from '../seal/tile-hashes';
import { headOf } from './covering-head';

/**
 * The file that proves an event of a log in a folder, under its newest signed head; undefined where there is no such event.
 * @param event its position or its id
 * @throws RangeError for an event that no signed head covers yet
 */
export const inclusionFile = (dir: string, event: number | string): string | undefined =>
  withLogFile(dir, ({ db, meta: { base } }) => {
    const position = typeof event === 'number' ? event : positionOf(db, event);
    const [row] = position === undefined ? [] : rowsBetween(db).all(position, position);
    if (!row) return undefined;
    const [index, head] = [row[0] - base - 1, headOf(db)];
    if (!head || index >= head.size)
      throw new RangeError(`position ${row[0]}: the newest signed head covers ${head ? base + head.size : 'nothing'}`);
    const proof = inclusionProof(new TileHashes(tileReader(db, base)), index, head.size);
    return formatInclusion({ index, extra: entryBytes(leafParts(row)), proof, note: head.note });
  });

/**
 * The file that proves the first `from` events of a log in a folder to be the beginning of the first `to`.
 * @throws RangeError unless `from` ≤ `to` ≤ events of the log
 */
export const consistencyFile = (dir: string, from: number, to: number): string =>
  withLogFile(dir, ({ db, meta: { base } }) => {
    const head = db.prepare<[], number | null>('SELECT MAX(position) FROM event').pluck().get() ?? base;
    if (to > head - base) throw new RangeError(`size ${to}: the log has ${head - base} events`);
    return formatConsistency({ from, to, proof: consistencyProof(new TileHashes(tileReader(db, base)), from, to) });
  });

const positionOf = (db: Store['db'], id: string): number | undefined =>
  db.prepare<[Buffer], number>('SELECT position FROM event WHERE event_id = ?').pluck().get(uuidBytes(id));
