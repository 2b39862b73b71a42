import type { SqliteDatabase } from '../../sqlite';
import { judge, type Place, type Verdict } from '../judge';
import { dataDigest, eventLeaf, metadataDigest } from '../leaf';
import { uuidBytes, uuidText } from '../uuid';
import { RecentIds } from './recent-ids';
import { TileStore } from './tile-store';
import type { WireAppend, WireEvent } from './wire';

const cachedStreams = 10_000;

interface StreamHead {
  readonly id: number;
  readonly revision: number;
}

type EventRow = [number, number, number, Buffer, string, number, string, string, string, string, string, Buffer];

/** The stream and event tables of a log file, with the tree over them. All calls run inside the writer's transaction. */
export class EventTable {
  readonly tree: TileStore;
  /** Heads of the streams used last, oldest first. */
  readonly #heads = new Map<string, StreamHead>();
  #ids: RecentIds;
  #position: number;
  readonly #findEvent;
  readonly #findStream;
  readonly #insertStream;
  readonly #growStream;
  readonly #insertEvent;

  constructor(
    private readonly db: SqliteDatabase,
    private readonly base: number,
  ) {
    this.#findEvent = db
      .prepare<[Buffer], [number, number, number]>('SELECT stream_id, revision, position FROM event WHERE event_id = ?')
      .raw();
    this.#findStream = db.prepare<[string], StreamHead>('SELECT id, revision FROM stream WHERE name = ?');
    this.#insertStream = db.prepare<[string, string, number]>(
      'INSERT INTO stream(name, category, revision) VALUES(?, ?, ?)',
    );
    this.#growStream = db.prepare<[number, number]>('UPDATE stream SET revision = ? WHERE id = ?');
    this.#insertEvent = db.prepare<EventRow>(
      `INSERT INTO event(position, stream_id, revision, event_id, type, schema_version, recorded_at, effective_at,
                         actor_id, data, metadata, leaf) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.tree = new TileStore(db, base);
    this.#position = this.tree.size + base;
    this.#ids = this.#recordedIds();
  }

  /** Position of the newest event. */
  get head() {
    return this.#position;
  }

  /** Forgets what a rolled back transaction left in memory. */
  reload() {
    this.#heads.clear();
    this.tree.reload();
    this.#position = this.tree.size + this.base;
    this.#ids = this.#recordedIds();
  }

  /** Decides about an append; all that can refuse it is checked here, before anything of it is written. */
  judge({ stream, expected, below, events }: WireAppend): Verdict {
    const head = this.#head(stream);
    return judge({
      stream,
      expected,
      ids: events.map(({ id }) => id),
      place: (id) => below?.places.get(id) ?? this.#place(id, head?.id),
      actual: () => head?.revision ?? below?.floor ?? -1,
    });
  }

  /** Writes an append that was judged writable and gives the position of its last event. */
  write({ stream, expected, events }: WireAppend): number {
    const streamId = this.#grow(stream, expected + events.length);
    let revision = expected;
    for (const event of events) this.#insert(stream, streamId, ++revision, event);
    return this.#position;
  }

  lastRecordedAt(): string | undefined {
    return this.db.prepare<[], string>('SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1').pluck().get();
  }

  #insert(stream: string, streamId: number, revision: number, event: WireEvent) {
    const { id, type, schemaVersion, recordedAt, effectiveAt, actorId, salt, data, metadata } = event;
    const key = uuidBytes(id);
    const leaf = eventLeaf({
      id: key,
      revision,
      stream,
      type,
      schemaVersion,
      recordedAt,
      actorId,
      dataDigest: dataDigest(salt, data),
      metadataDigest: metadataDigest(metadata),
    });
    const position = this.#position + 1;
    this.#insertEvent.run(
      position,
      streamId,
      revision,
      key,
      type,
      schemaVersion,
      recordedAt,
      effectiveAt,
      actorId,
      data,
      metadata,
      leaf,
    );
    this.#position = position;
    this.#ids.add(id);
    this.tree.push(leaf);
  }

  #place(id: string, streamId: number | undefined): Place | undefined {
    if (!this.#ids.mayHold(id)) return undefined;
    const row = this.#findEvent.get(uuidBytes(id));
    return row && { here: row[0] === streamId, revision: row[1], position: row[2] };
  }

  #recordedIds() {
    const greatest = this.db.prepare<[], Buffer | null>('SELECT MAX(event_id) FROM event').pluck().get();
    return new RecentIds(greatest ? uuidText(greatest) : '');
  }

  #head(stream: string): StreamHead | undefined {
    return this.#heads.get(stream) ?? this.#findStream.get(stream);
  }

  #grow(stream: string, revision: number): number {
    const known = this.#head(stream);
    if (known) this.#growStream.run(revision, known.id);
    const category = stream.slice(0, stream.indexOf('-'));
    const id = known?.id ?? Number(this.#insertStream.run(stream, category, revision).lastInsertRowid);
    this.#heads.delete(stream);
    this.#heads.set(stream, { id, revision });
    if (this.#heads.size > cachedStreams) this.#heads.delete(this.#heads.keys().next().value!);
    return id;
  }
}
