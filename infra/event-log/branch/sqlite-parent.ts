import { rootAt } from '../../seal/prover';
import { TileHashes } from '../../seal/tile-hashes';
import { openForReading, type StoredLog } from '../sqlite/opening';
import { SqliteEventLog } from '../sqlite/sqlite-event-log';
import { tileReader } from '../sqlite/tile-reader';
import type { BranchParent } from './branch-parent';

/**
 * The log of a folder as the parent of a branch, read beside whoever writes it.
 * @throws EventLogError as opening it for reading
 */
export async function sqliteParent(stored: StoredLog): Promise<BranchParent> {
  const parts = await openForReading(stored);
  const { reader } = parts;
  const { origin, base } = reader.meta;
  return {
    log: new SqliteEventLog(parts),
    origin,
    treeAt: async (position) => {
      const size = position - base;
      return { size, root: rootAt(new TileHashes(tileReader(reader.db, base)), size) };
    },
    find: async (ids) => ids.flatMap((id) => reader.find(id) ?? []),
  };
}
