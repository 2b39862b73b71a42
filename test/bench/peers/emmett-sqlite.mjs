import { deepEqual } from 'node:assert';
import { join } from 'node:path';
import { pack } from './pack.mjs';

const { getSQLiteEventStore, sqliteConnection } = pack('@event-driven-io/emmett-sqlite');

/**
 * A pool of one connection, which callers have one after the other. The pool that the package brings opens a connection
 * for each append and fails at 8 callers (SQLITE_BUSY); its single connection shares one transaction among all callers
 * and answers before that is committed; two connections fail even with a long `busy_timeout`.
 */
function oneAfterTheOther(connection) {
  let last = Promise.resolve();
  return {
    connection: async () => connection,
    withConnection: (work) => {
      const result = last.then(() => work(connection));
      last = result.catch(() => undefined);
      return result;
    },
    close: async () => connection.close(),
  };
}

/**
 * emmett-sqlite on its driver sqlite3, in which WAL flushes each commit unless it is told otherwise. The package holds
 * what it needs of emmett itself, so the emmett of the lock may be the one that emmett-postgresql asks for.
 */
export async function open(dir) {
  const connection = sqliteConnection({ fileName: join(dir, 'events.db') });
  const pool = oneAfterTheOther(connection);
  const store = getSQLiteEventStore({ pool, schema: { autoMigration: 'None' } });
  await store.schema.migrate();
  deepEqual(await connection.query('PRAGMA journal_mode'), [{ journal_mode: 'wal' }]);
  deepEqual(await connection.query('PRAGMA synchronous'), [{ synchronous: 2 }]);
  return {
    append: (stream, expected, event) =>
      store.appendToStream(stream, [event], { expectedStreamVersion: BigInt(expected + 1) }),
    close: () => pool.close(),
  };
}
