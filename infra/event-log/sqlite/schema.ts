/** The newest format that this program writes and reads. */
export const schemaFormat = 1;

/**
 * The tables and triggers of a log file. The triggers are a second line: what proves the history is the tree over the
 * leaves. Positions, instants, streams and tiles can only grow; events, checkpoints and cosignatures cannot change.
 */
export const schema = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;   -- format, realm, logId, origin, epoch, base, createdAt
CREATE TABLE stream(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, category TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE TABLE event(
  position       INTEGER PRIMARY KEY,                    -- base + 1, base + 2 …; leaf index = position - base - 1
  stream_id      INTEGER NOT NULL REFERENCES stream(id),
  revision       INTEGER NOT NULL,
  event_id       BLOB NOT NULL CHECK(length(event_id) = 16),
  type           TEXT NOT NULL,
  schema_version INTEGER NOT NULL,
  recorded_at    TEXT NOT NULL CHECK(length(recorded_at) = 27),
  effective_at   TEXT NOT NULL,
  actor_id       TEXT NOT NULL,
  data           TEXT NOT NULL,
  metadata       TEXT NOT NULL,
  data_digest    BLOB CHECK(data_digest IS NULL OR length(data_digest) = 32),           -- set by redaction only
  metadata_digest BLOB CHECK(metadata_digest IS NULL OR length(metadata_digest) = 32),  -- set by redaction only
  leaf           BLOB NOT NULL CHECK(length(leaf) = 32),
  UNIQUE(stream_id, revision),
  UNIQUE(event_id)) STRICT;
CREATE TABLE tile(
  level INTEGER NOT NULL, idx INTEGER NOT NULL, hashes BLOB NOT NULL,
  PRIMARY KEY(level, idx),
  CHECK(length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
  CHECK(level > 0 OR length(hashes) = 8192)) STRICT;
CREATE TABLE signed_head(
  one INTEGER PRIMARY KEY CHECK(one = 1), size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE checkpoint(
  size INTEGER PRIMARY KEY, root BLOB NOT NULL, note TEXT NOT NULL, reason TEXT NOT NULL, kept_at TEXT NOT NULL) STRICT;
CREATE TABLE cosignature(
  size INTEGER NOT NULL, key_name TEXT NOT NULL, line TEXT NOT NULL, received_at TEXT NOT NULL,
  PRIMARY KEY(size, key_name, line)) STRICT;

CREATE TRIGGER event_dense BEFORE INSERT ON event
  WHEN NEW.position <> 1 + COALESCE((SELECT MAX(position) FROM event), (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'base'), 0)
  BEGIN SELECT RAISE(ABORT, 'positions are dense'); END;
CREATE TRIGGER event_time BEFORE INSERT ON event
  WHEN NEW.recorded_at <= (SELECT recorded_at FROM event WHERE position = NEW.position - 1)
  BEGIN SELECT RAISE(ABORT, 'recorded_at must increase'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;
CREATE TRIGGER stream_grows BEFORE UPDATE ON stream
  WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.category <> OLD.category OR NEW.revision <= OLD.revision
  BEGIN SELECT RAISE(ABORT, 'streams only grow'); END;
CREATE TRIGGER stream_no_delete BEFORE DELETE ON stream BEGIN SELECT RAISE(ABORT, 'streams are never deleted'); END;
CREATE TRIGGER tile_grows BEFORE UPDATE ON tile
  WHEN NEW.level <> OLD.level OR NEW.idx <> OLD.idx OR length(NEW.hashes) <= length(OLD.hashes)
    OR substr(NEW.hashes, 1, length(OLD.hashes)) <> OLD.hashes
  BEGIN SELECT RAISE(ABORT, 'tiles only grow'); END;
CREATE TRIGGER tile_no_delete BEFORE DELETE ON tile BEGIN SELECT RAISE(ABORT, 'tiles are immutable'); END;
CREATE TRIGGER head_grows BEFORE UPDATE ON signed_head
  WHEN NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root)
  BEGIN SELECT RAISE(ABORT, 'a signed head never goes back'); END;
CREATE TRIGGER head_no_delete BEFORE DELETE ON signed_head BEGIN SELECT RAISE(ABORT, 'a signed head never goes back'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are immutable'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are immutable'); END;
CREATE TRIGGER cosignature_no_update BEFORE UPDATE ON cosignature BEGIN SELECT RAISE(ABORT, 'cosignatures are immutable'); END;
CREATE TRIGGER cosignature_no_delete BEFORE DELETE ON cosignature BEGIN SELECT RAISE(ABORT, 'cosignatures are immutable'); END;
`;
