import { hashBytes } from '../../../contracts/seal/primitives';
import { tileWidth } from '../../../contracts/seal/tree';
import type { LogFinding, LogVerdict, VerifiedSize, VerifyProgress } from '../../../contracts/verification';
import type { SqliteDatabase } from '../../sqlite';
import { openLogFile } from '../sqlite/open-log-file';
import type { RangeResult } from './check-range';
import { byIndex } from './finding';
import { checkInThreads } from './range-threads';
import { sealFindings } from './seal-findings';
import { streamFindings } from './stream-findings';
import type { Sealed } from './upper-tiles';

export interface VerifyOptions {
  /** Folder of the realm's files. */
  readonly dir: string;
  /** Sizes and roots that were sealed before; the log must still have them. */
  readonly seals: readonly Sealed[];
  /** A size and root found in order before; events in front of it are not read again. */
  readonly from?: VerifiedSize;
  /** Threads that read and hash. */
  readonly threads?: number;
  /** Told how many events are checked, of how many. */
  readonly progress?: VerifyProgress;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a log again and proves it: every leaf from its columns, every tile from the leaves, every sealed root from the
 * tiles, order of time, revisions without a gap, ids that derive from their commands (trust.md §3.7). The log may be
 * written meanwhile; what is recorded after the start is left to the next time.
 * @throws EventLogError when the file cannot be opened at all; the reason of the signal once that is given
 */
export async function verifyLog({
  dir,
  seals,
  from,
  threads = 2,
  progress = () => undefined,
  signal,
}: VerifyOptions): Promise<LogVerdict> {
  const { db, meta } = openLogFile(dir);
  const { base } = meta;
  try {
    const { size, tileCount } = extent(db, base);
    const start = from && from.size <= size ? from.size - (from.size % tileWidth) : 0;
    const ranges = await checkInThreads({
      dir,
      base,
      from: start,
      to: size,
      threads,
      progress,
      ...(signal && { signal }),
    });
    return conclude(db, {
      base,
      start,
      size,
      tileCount,
      ranges,
      seals: [...seals, ...(from ? [{ ...from, name: 'the last verification' }] : [])],
    });
  } finally {
    db.close();
  }
}

/** How far the file goes, as of one moment: it may be written while it is read. */
function extent(db: SqliteDatabase, base: number) {
  const { last, tileCount } = db
    .prepare<[], { last: number | null; tileCount: number }>(
      'SELECT (SELECT MAX(position) FROM event) AS last, (SELECT COUNT(*) FROM tile) AS tileCount',
    )
    .get()!;
  return { size: (last ?? base) - base, tileCount };
}

interface Checked {
  readonly base: number;
  readonly start: number;
  readonly size: number;
  /** Tiles that were stored when the log had this size. */
  readonly tileCount: number;
  readonly ranges: readonly RangeResult[];
  readonly seals: readonly Sealed[];
}

function conclude(db: SqliteDatabase, { base, start, size, tileCount, ranges, seals }: Checked): LogVerdict {
  const known = start > 0 ? storedRoots(db, start / tileWidth) : [];
  const roots = [...known, ...ranges.flatMap(({ tileRoots }) => hashesIn(tileRoots))];
  const rest = ranges.flatMap((range) => hashesIn(range.rest));
  const { tiles, findings } = sealFindings(db, { roots, rest, size, seals });
  const read = ranges.flatMap((range) => range.findings);
  const wrong = new Set(read.map(({ index }) => index));
  const explained = (first: number, end: number) => [...wrong].some((index) => index >= first && index < end);
  const all = [
    ...read,
    ...tiles.compare(db, explained),
    ...miscounted(tileCount, tiles.count, size),
    ...streamFindings(db, base, start, ranges),
    ...findings.map((finding) => atFirstWrong(finding, read)),
  ];
  return { from: start, size, root: tiles.rootWith(rest), findings: all.sort(byIndex) };
}

/** Faults of an event's own row. Any other may show behind the event that was altered. */
const ofOneRow: ReadonlySet<string> = new Set(['LEAF_MISMATCH', 'INDEX_MISSING', 'UNREADABLE']);

/** A root that differs because an event under it was altered is told after that event, which says where. */
function atFirstWrong(finding: LogFinding, read: readonly LogFinding[]): LogFinding {
  if (finding.code !== 'ROOT_MISMATCH') return finding;
  const [first] = read.filter(({ index }) => index >= finding.index).sort(byIndex);
  return first && ofOneRow.has(first.code) ? { ...finding, index: first.index } : finding;
}

/** Roots of the first tiles as they are stored; the seal of the size that was verified before vouches for them. */
function storedRoots(db: SqliteDatabase, count: number): Buffer[] {
  const rows = db.prepare<[], Buffer>('SELECT hashes FROM tile WHERE level = 1 ORDER BY idx').pluck().all();
  return rows.flatMap(hashesIn).slice(0, count);
}

const miscounted = (stored: number, due: number, size: number): LogFinding[] =>
  stored === due
    ? []
    : [{ code: 'TILE_MISMATCH', index: size, detail: `${stored} tiles are stored where ${due} are due` }];

function hashesIn(bytes: Uint8Array): Buffer[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: all.length / hashBytes }, (_, i) => all.subarray(i * hashBytes, (i + 1) * hashBytes));
}
