import { deepEqual } from 'node:assert';
import { pack } from './pack.mjs';
import { startCluster } from './postgres.mjs';

const { Pool } = pack('pg');
const { getPostgreSQLEventStore } = pack('@event-driven-io/emmett-postgresql');

/** As many connections as callers; with 10, the default of pg, the rate is a quarter lower. */
const max = 64;

/**
 * emmett-postgresql on a cluster of its own in the folder, over a socket of the file system. The cluster has its default
 * settings: every commit waits for its flush, and one flush serves all commits that wait. An append is three statements
 * in a transaction, because the package gives no other way.
 */
export async function open(dir) {
  const cluster = await startCluster(dir);
  const pool = new Pool({ connectionString: cluster.url, max });
  const store = getPostgreSQLEventStore(cluster.url, {
    connectionOptions: { pool },
    schema: { autoMigration: 'None' },
  });
  await store.schema.migrate();
  const { rows } = await pool.query(
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')",
  );
  deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), {
    fsync: 'on',
    synchronous_commit: 'on',
  });
  return {
    append: (stream, expected, event) =>
      store.appendToStream(stream, [event], { expectedStreamVersion: BigInt(expected + 1) }),
    close: async () => {
      await pool.end();
      await cluster.stop();
    },
  };
}
