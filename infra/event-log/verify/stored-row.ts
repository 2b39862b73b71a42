import type { SqliteDatabase } from '../../sqlite';

/** An event as its columns stand in the file. */
export type StoredRow = readonly [
  position: number,
  streamId: number,
  stream: string | null,
  revision: number,
  id: Buffer,
  type: string,
  schemaVersion: number,
  recordedAt: string,
  effectiveAt: string,
  actorId: string,
  data: string,
  metadata: string,
  dataDigest: Buffer | null,
  metadataDigest: Buffer | null,
  leaf: Buffer,
];

const columns = `e.position, e.stream_id, s.name, e.revision, e.event_id, e.type, e.schema_version, e.recorded_at,
  e.effective_at, e.actor_id, e.data, e.metadata, e.data_digest, e.metadata_digest, e.leaf`;

/** Rows from a position up to and including another, in their order. */
export const rowsBetween = (db: SqliteDatabase) =>
  db
    .prepare<[number, number], StoredRow>(
      `SELECT ${columns} FROM event e LEFT JOIN stream s ON s.id = e.stream_id
       WHERE e.position BETWEEN ? AND ? ORDER BY e.position`,
    )
    .raw();

const uint32 = 2 ** 32;
const longestText = 65_535;
const isCount = (value: unknown, bound: number) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < bound;
const isText = (value: unknown) => typeof value === 'string';
const isShortText = (value: unknown) => typeof value === 'string' && Buffer.byteLength(value) <= longestText;
const isBytes = (value: unknown, length: number) => Buffer.isBuffer(value) && value.length === length;
const isDigest = (value: unknown) => value === null || isBytes(value, 32);

/** False where a column holds what no event holds: in a damaged file even a column that is never null can be. */
export function holdsAnEvent(row: StoredRow): boolean {
  const [, streamId, stream, revision, id, type, schemaVersion, recordedAt, effectiveAt, actorId, data, metadata] = row;
  const [, , , , , , , , , , , , dataDigest, metadataDigest, leaf] = row;
  return (
    isCount(streamId, Number.MAX_SAFE_INTEGER) &&
    isCount(revision, Number.MAX_SAFE_INTEGER) &&
    isCount(schemaVersion, uint32) &&
    (stream === null || isShortText(stream)) &&
    [type, recordedAt, actorId].every(isShortText) &&
    [effectiveAt, data, metadata].every(isText) &&
    isBytes(id, 16) &&
    isBytes(leaf, 32) &&
    isDigest(dataDigest) &&
    isDigest(metadataDigest)
  );
}

/** Positions of a run of events that a lookup by their id, or by their stream and revision, does not lead to. */
export const strayed = (db: SqliteDatabase) =>
  db.prepare<[number, number], { position: number; byId: number | null; byRevision: number | null }>(
    `SELECT position, byId, byRevision FROM (
       SELECT e.position,
         (SELECT i.position FROM event i WHERE i.event_id = e.event_id) AS byId,
         (SELECT r.position FROM event r WHERE r.stream_id = e.stream_id AND r.revision = e.revision) AS byRevision
       FROM event e WHERE e.position BETWEEN ? AND ?)
     WHERE byId IS NOT position OR byRevision IS NOT position ORDER BY position`,
  );
