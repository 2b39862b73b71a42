/** Tables of `projections.db` besides one table per register (eventlog.md §5.2). */
export const schema = `
CREATE TABLE IF NOT EXISTS snapshot(
  picture TEXT PRIMARY KEY, definition TEXT NOT NULL, position INTEGER NOT NULL, rows TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS row_event(
  picture TEXT NOT NULL, row_key TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY(picture, row_key, position)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parked(
  picture TEXT NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY(picture, position)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS register(
  name TEXT NOT NULL, definition TEXT NOT NULL, position INTEGER NOT NULL, readable INTEGER NOT NULL,
  PRIMARY KEY(name, definition)) STRICT, WITHOUT ROWID;
`;

/** SQL names of a register's tables; a changed definition gets tables of its own beside the running ones. */
export const tableName = (name: string, definition: string) => `r_${name.replaceAll('-', '_')}_${definition}`;
export const textTableName = (table: string) => `${table}_text`;
export const columnName = (column: string) => `c_${column}`;
