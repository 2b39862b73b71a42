import { readerSettings } from '../event-log/sqlite/settings';
import type { SqliteSettings } from '../sqlite';

/** Of the connection that copies: it cannot write either, but `VACUUM INTO` is refused under `query_only`. */
export const copySettings = {
  readOnly: true,
  pragmas: { ...readerSettings.pragmas, query_only: false },
} as const satisfies SqliteSettings;
