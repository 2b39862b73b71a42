import { deepEqual } from 'node:assert';
import { join } from 'node:path';
import { pack } from './pack.mjs';

const { knex } = pack('knex');
const { createProvider, migrate } = pack('evtstore/provider/knex');

/**
 * evtstore on knex and the product's own better-sqlite3, whose files would lose the newest events with the power unless
 * they are told otherwise. knex gives SQLite one connection. Events are handed to the provider itself, without the
 * reading and folding that its commands do first.
 */
export async function open(dir) {
  const filename = join(dir, 'events.db');
  const client = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  await client.raw('PRAGMA journal_mode = WAL');
  await client.raw('PRAGMA synchronous = FULL');
  await migrate({ client, events: 'events', bookmarks: 'bookmarks' });
  deepEqual(await client.raw('PRAGMA journal_mode'), [{ journal_mode: 'wal' }]);
  deepEqual(await client.raw('PRAGMA synchronous'), [{ synchronous: 2 }]);
  const provider = createProvider({ events: () => client('events'), bookmarks: () => client('bookmarks') });
  return {
    append: (stream, expected, event) => {
      // The first event of a stream has version 1.
      const made = provider.createEvents('crisis', stream, expected + 2, [event]);
      return provider.append('crisis', stream, expected + 2, made);
    },
    close: () => client.destroy(),
  };
}
