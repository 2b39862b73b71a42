import type { SqliteSettings } from '../../sqlite';

/** Of the only connection that writes; every member is read back, and a log that is not flushed is refused. */
export const writerSettings = {
  pageSize: 8192,
  pragmas: {
    journal_mode: 'WAL',
    synchronous: 'FULL',
    // 32 MiB: the file has this size from the start (wal.ts), and an alarm at twice as much means a stuck reader.
    wal_autocheckpoint: 4000,
    foreign_keys: true,
    // Without it no delete trigger fires for INSERT OR REPLACE, and history could be replaced.
    recursive_triggers: true,
    cell_size_check: true,
    trusted_schema: false,
    mmap_size: 0,
    cache_size: -65_536,
    temp_store: 'MEMORY',
    busy_timeout: 5000,
  },
} as const satisfies SqliteSettings;

/** Of connections that only read. */
export const readerSettings = {
  readOnly: true,
  pragmas: { query_only: true, cell_size_check: true, trusted_schema: false, mmap_size: 0, busy_timeout: 5000 },
} as const satisfies SqliteSettings;
