import type { Pragmas } from '../sqlite';

/** Of the one connection that writes: what it holds can be folded again from the log, so a commit need not be flushed. */
export const writing = {
  journal_mode: 'WAL',
  synchronous: 'NORMAL',
  secure_delete: true,
  temp_store: 'MEMORY',
  busy_timeout: 5000,
  cache_size: -32_768,
  // 16 MiB: pages that a rush writes again and again are copied into the file once.
  wal_autocheckpoint: 2000,
} as const satisfies Pragmas;

/** Of connections that only read. */
export const reading = { query_only: true, busy_timeout: 5000 } as const satisfies Pragmas;
