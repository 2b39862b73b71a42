import type { LogFinding } from '../../../contracts/verification';
import type { SqliteDatabase } from '../../sqlite';
import type { RangeResult } from './check-range';
import { StreamsSeen } from './streams-seen';

/** Revisions without a gap from range to range, and streams that end where the file says. */
export function streamFindings(
  db: SqliteDatabase,
  base: number,
  start: number,
  ranges: readonly RangeResult[],
): LogFinding[] {
  const earlier = db
    .prepare<[number, number, number], number>(
      'SELECT 1 FROM event WHERE stream_id = ? AND revision = ? AND position <= ?',
    )
    .pluck();
  const last = new Map<number, number>();
  const findings: LogFinding[] = [];
  for (const { streams } of ranges) {
    for (const [stream, span] of StreamsSeen.unpacked(streams).spans) {
      const before = last.get(stream);
      last.set(stream, span.last);
      if (before !== undefined ? span.first === before + 1 : begins(stream, span.first)) continue;
      findings.push({
        code: 'REVISION_GAP',
        index: span.at,
        detail: `nothing stands in front of revision ${span.first}`,
      });
    }
  }
  return [...findings, ...endFindings(db, base)];

  /** The first revision of a stream is 0, or follows one in front of what was read; in a branch it may follow the parent's. */
  function begins(stream: number, first: number) {
    if (first === 0 || base > 0) return true;
    return start > 0 && earlier.get(stream, first - 1, base + start) !== undefined;
  }
}

/** One statement sees one state of the file, also while it is written. */
const ends = `SELECT id, name, category, revision, (SELECT MAX(revision) FROM event WHERE stream_id = stream.id),
  (SELECT MAX(position) FROM event WHERE stream_id = stream.id),
  (SELECT named.id FROM stream named WHERE named.name = stream.name) FROM stream`;
type End = [
  id: number,
  name: string,
  category: string,
  revision: number,
  last: number | null,
  at: number | null,
  named: number | null,
];

function endFindings(db: SqliteDatabase, base: number): LogFinding[] {
  const findings: LogFinding[] = [];
  for (const [id, name, category, revision, last, at, named] of db.prepare<[], End>(ends).raw().iterate()) {
    if (last === revision && named === id && name.startsWith(`${category}-`)) continue;
    const index = Math.max(0, (at ?? base + 1) - base - 1);
    findings.push({ code: 'STREAM_MISMATCH', index, detail: `stream ${id} is not as its events say` });
  }
  return findings;
}
