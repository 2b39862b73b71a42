import { EventLogError, type RecordedEvent } from '../../../contracts/event-log';
import { type SqliteDatabase, sqliteCode } from '../../sqlite';
import { parseStored } from '../recorded';
import type { Bounds, Sized } from '../ring';
import { uuidBytes, uuidOfHex } from '../uuid';
import type { LogMeta } from './meta';
import { openLogFile } from './open-log-file';

type Row = [
  position: number,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
  stream: string,
];

const chunkRows = 100;

// A text costs half of what a blob costs on the way out.
const columns = 'e.position, e.revision, lower(hex(e.event_id)), e.type, e.data, e.metadata';
// A cross join fixes the order: the stream first, then its revisions along their index.
const ofStream = `SELECT ${columns}, s.name FROM stream s CROSS JOIN event e ON e.stream_id = s.id WHERE s.name = ?`;

/** Events of one stream as found: one more than asked for tells whether it goes on. */
export interface StreamSlice {
  readonly events: readonly RecordedEvent[];
  readonly more: boolean;
}

const nothing: StreamSlice = { events: [], more: false };

/** A connection that reads a log file; every call sees all that is committed when it starts. */
export class LogReader {
  readonly meta: LogMeta;
  readonly db: SqliteDatabase;
  readonly #forwards;
  readonly #backwards;
  readonly #after;
  readonly #revision;
  readonly #head;
  readonly #id;
  readonly #find;

  constructor(dir: string) {
    const { db, meta } = openLogFile(dir);
    this.db = db;
    this.meta = meta;
    this.#forwards = this.#rows<[string, number, number]>(
      `${ofStream} AND e.revision >= ? ORDER BY e.revision LIMIT ?`,
    );
    this.#backwards = this.#rows<[string, number, number]>(
      `${ofStream} AND e.revision <= ? ORDER BY e.revision DESC LIMIT ?`,
    );
    this.#after = this.#rows<[number, number]>(
      `SELECT ${columns}, s.name FROM event e JOIN stream s ON s.id = e.stream_id
       WHERE e.position > ? ORDER BY e.position LIMIT ?`,
    );
    this.#revision = this.db.prepare<[string], number>('SELECT revision FROM stream WHERE name = ?').pluck();
    this.#id = this.db.prepare<[number], string>('SELECT hex(event_id) FROM event WHERE position = ?').pluck();
    this.#find = this.db.prepare<[Buffer], { stream: string; revision: number; position: number }>(
      'SELECT s.name AS stream, e.revision, e.position FROM event e JOIN stream s ON s.id = e.stream_id WHERE e.event_id = ?',
    );
    this.#head = this.db.prepare<[], number | null>('SELECT MAX(position) FROM event').pluck();
  }

  /** Position of the newest event. */
  head(): number {
    return guarded(() => this.#head.get()) ?? this.meta.base;
  }

  /** Id of the event at a position. */
  idAt(position: number): string | undefined {
    return guarded(() => this.#id.get(position));
  }

  /** Where the event with an id stands. */
  find(id: string) {
    const found = guarded(() => this.#find.get(uuidBytes(id)));
    return found && { id, ...found };
  }

  /** Another number after every commit of another connection. */
  version(): unknown {
    return guarded(() => this.db.pragma('data_version', { simple: true }));
  }

  /** @throws EventLogError CORRUPT when a revision in front of or between two others is missing */
  forwards(stream: string, from: number, limit: number): StreamSlice {
    // Asked before the rows are read: a commit between the two must not look like a gap.
    const last = this.#lastRevision(stream);
    if (last < from) return nothing;
    const rows = guarded(() => this.#forwards.all(stream, from, limit + 1));
    if (rows.length === 0) throw missing(stream, from);
    rows.forEach((row, index) => requireRevision(row, stream, from + index));
    return slice(rows, limit);
  }

  /** @throws EventLogError CORRUPT as {@link forwards} */
  backwards(stream: string, from: number | undefined, limit: number): StreamSlice {
    const last = this.#lastRevision(stream);
    const rows = guarded(() => this.#backwards.all(stream, from ?? Number.MAX_SAFE_INTEGER, limit + 1));
    const first = Math.max(Math.min(from ?? last, last), rows[0]?.[1] ?? -1);
    rows.forEach((row, index) => requireRevision(row, stream, first - index));
    const reached = first - rows.length;
    // In a branch the revisions in front are the parent's.
    if (rows.length <= limit && reached >= 0 && this.meta.base === 0) throw missing(stream, reached);
    return slice(rows, limit);
  }

  /** @throws EventLogError CORRUPT when a position is missing */
  after(position: number, bounds: Bounds): Sized[] {
    const events: Sized[] = [];
    let total = 0;
    guarded(() => {
      for (const row of this.#chunks(position, bounds.events)) {
        // Characters, not bytes: near enough for a bound, and free.
        const bytes = row[4].length + row[5].length;
        total += bytes;
        if (total > bounds.bytes && events.length > 0) break;
        const wanted = Math.max(position, this.meta.base) + events.length + 1;
        if (row[0] !== wanted) throw new EventLogError('CORRUPT', { position: wanted, reason: 'an event is missing' });
        events.push({ event: recorded(row), bytes });
      }
    });
    return events;
  }

  /** Each row asked for alone costs twice as much as many at once; all of them at once might take any memory. */
  *#chunks(position: number, limit: number): Generator<Row> {
    for (let after = position, left = limit; left > 0; ) {
      const rows = this.#after.all(after, Math.min(chunkRows, left));
      yield* rows;
      if (rows.length < chunkRows) return;
      left -= rows.length;
      after = rows.at(-1)![0];
    }
  }

  close() {
    this.db.close();
  }

  #lastRevision(stream: string): number {
    return guarded(() => this.#revision.get(stream)) ?? -1;
  }

  #rows<Parameters extends unknown[]>(sql: string) {
    return this.db.prepare<Parameters, Row>(sql).raw();
  }
}

const recorded = ([position, revision, id, type, data, metadata, stream]: Row): RecordedEvent =>
  parseStored({ position, revision, stream, id: uuidOfHex(id), type, data, metadata });

const slice = (rows: readonly Row[], limit: number): StreamSlice => ({
  events: rows.slice(0, limit).map(recorded),
  more: rows.length > limit,
});

function requireRevision(row: Row, stream: string, wanted: number) {
  if (row[1] !== wanted) throw missing(stream, wanted);
}

const missing = (stream: string, revision: number) =>
  new EventLogError('CORRUPT', { stream, revision, reason: 'an event is missing' });

/** Gives a failed read the port's error. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = sqliteCode(error);
    if (reason) throw new EventLogError('CORRUPT', { reason });
    throw error;
  }
}
