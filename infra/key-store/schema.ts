import type { Pragmas } from '../sqlite';

/** Deleted keys are overwritten at once, and a commit is on the disk before it is acknowledged (trust.md §11.3). */
export const keyStorePragmas = {
  journal_mode: 'DELETE',
  secure_delete: true,
  synchronous: 'EXTRA',
  cell_size_check: true,
  trusted_schema: false,
  mmap_size: 0,
  busy_timeout: 5000,
} as const satisfies Pragmas;

export const keyReaderPragmas = { query_only: true, mmap_size: 0, busy_timeout: 5000 } as const satisfies Pragmas;

export const keyStoreSchema = `
CREATE TABLE IF NOT EXISTS subject_key(
  subject_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('person', 'record')),
  epoch TEXT NOT NULL,
  wrapped BLOB NOT NULL CHECK(length(wrapped) = 40),
  created_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS destroyed(
  subject_id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  authorization_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
