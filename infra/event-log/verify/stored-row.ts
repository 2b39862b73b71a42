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
