import { mkdir } from 'node:fs/promises';
import { type Clock, instantOf } from '../../../contracts/clock';
import type { FollowBatch, Health, ProposedEvent, StreamPage } from '../../../contracts/event-log';
import { type AllPage, type Appended, type Call, EventLog, EventLogError } from '../../../contracts/event-log';
import type { SqliteDatabase } from '../../sqlite';
import { Bell } from '../bell';
import { begin, pageLimit, requirePlace } from '../calls';
import { type Followed, followLog } from '../follow';
import { propose } from '../propose';
import { Ring, type Sized } from '../ring';
import { Stamper } from '../stamp';
import { keptOrigin } from './kept-origin';
import { lockFolder } from './lock';
import { LogReader } from './log-reader';
import { type LogMeta, requireSame } from './meta';
import { requireLocalVolume } from './volume';
import { WriterLink } from './writer-link';

export interface SqliteLogOptions {
  /** Folder of the realm's files. */
  readonly dir: string;
  readonly realm: string;
  readonly clock: Clock;
  /** `<host>/log/<realm>/<logId>`: given to a new log, demanded of an existing one. */
  readonly origin?: string;
  /** Reads a log that another process or thread may write; nothing is locked. */
  readonly readOnly?: boolean;
}

const pollMs = 200;

/** The embedded log: one file, one writer thread, readers beside it (eventlog.md §5). */
export class SqliteEventLog extends EventLog {
  readonly capabilities = { densePositions: true, uniqueIds: true, sealedInAppend: true };
  readonly meta: LogMeta;
  #head: number;
  readonly #ring: Ring;
  readonly #bell = new Bell();
  #writer: WriterLink | undefined;
  #stamper: Stamper | undefined;
  #poll: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  private constructor(
    private readonly reader: LogReader,
    private readonly lock: SqliteDatabase | undefined,
  ) {
    super();
    this.meta = reader.meta;
    this.#head = reader.head();
    this.#ring = new Ring(this.#head);
  }

  /**
   * Opens the log of a folder; a folder without one gets it, unless it is only to be read.
   * @throws EventLogError UNAVAILABLE whose detail names the reason: locked, another realm or log, a newer format,
   * a network volume, settings that do not hold; CORRUPT when the file is no database
   */
  static async open({ dir, realm, clock, origin, readOnly }: SqliteLogOptions): Promise<SqliteEventLog> {
    if (!readOnly) await mkdir(dir, { recursive: true });
    const kept = await keptOrigin(dir);
    if (readOnly) return SqliteEventLog.#reading(dir, realm, [origin, kept]);
    await requireLocalVolume(dir);
    const lock = lockFolder(dir);
    try {
      return await SqliteEventLog.#writing({ dir, realm, clock, origin, kept, lock });
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  static #reading(dir: string, realm: string, origins: readonly (string | undefined)[]) {
    const reader = new LogReader(dir);
    try {
      requireSame(reader.meta, realm, origins);
      const log = new SqliteEventLog(reader, undefined);
      let version = reader.version();
      log.#poll = setInterval(() => {
        if (version !== (version = reader.version())) log.poke();
      }, pollMs);
      return log;
    } catch (error) {
      reader.close();
      throw error;
    }
  }

  static async #writing(options: SqliteLogOptions & { kept: string | undefined; lock: SqliteDatabase }) {
    const { dir, realm, clock, origin, kept, lock } = options;
    let log: SqliteEventLog | undefined;
    const writer = await WriterLink.start(
      {
        dir,
        realm,
        createdAt: instantOf(clock.micros()),
        ...(origin && { origin }),
        ...(kept && { keptOrigin: kept }),
      },
      { committed: (events) => log?.#committed(events), stopped: () => log?.poke() },
    );
    log = new SqliteEventLog(new LogReader(dir), lock);
    log.#writer = writer;
    log.#stamper = new Stamper(clock, writer.ready.lastRecordedAt);
    return log;
  }

  get epoch() {
    return this.meta.epoch;
  }

  override async append(
    stream: string,
    expected: number,
    events: readonly ProposedEvent[],
    call?: Call,
  ): Promise<Appended> {
    begin(this.#closing !== undefined, call);
    if (!this.#writer || !this.#stamper) throw new EventLogError('READ_ONLY', { reason: 'opened for reading' });
    return this.#writer.append(propose(stream, expected, events, this.#stamper), call);
  }

  override async read(
    stream: string,
    page: { readonly from?: number; readonly limit?: number; readonly backwards?: boolean } & Call = {},
  ): Promise<StreamPage> {
    begin(this.#closing !== undefined, page);
    if (page.from !== undefined) requirePlace(page.from, '/from');
    const { events, more } = this.reader.stream(stream, page.from, pageLimit(page.limit), page.backwards ?? false);
    return { events, end: !more };
  }

  override async readAll(page: { readonly after: number; readonly limit?: number } & Call): Promise<AllPage> {
    begin(this.#closing !== undefined, page);
    requirePlace(page.after, '/after');
    const events = this.reader.after(page.after, { events: pageLimit(page.limit), bytes: Number.POSITIVE_INFINITY });
    const through = events.at(-1)?.position ?? page.after;
    return { events, through, end: through >= this.reader.head() };
  }

  override follow({
    after,
    signal,
  }: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncIterable<FollowBatch> {
    const followed: Followed = {
      ring: this.#ring,
      bell: this.#bell,
      head: () => this.#head,
      closed: () => this.#closing !== undefined,
      page: (from, bounds) => this.reader.after(from, bounds),
    };
    return followLog(followed, after, signal);
  }

  override async head(call?: Call) {
    begin(this.#closing !== undefined, call);
    return this.#writer ? this.#head : this.reader.head();
  }

  override health(): Health {
    if (this.#closing) return { state: 'unavailable', reason: 'closed' };
    const reason = this.#writer ? this.#writer.trouble : 'opened for reading';
    return reason ? { state: 'read-only', reason } : { state: 'ready' };
  }

  /** Looks at the file at once and wakes followers, instead of at the next look of a log that is only read. */
  poke() {
    if (this.#closing) return;
    this.#head = this.reader.head();
    this.#ring.restart(this.#head);
    this.#bell.ring();
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close() {
    clearInterval(this.#poll);
    // Followers see the log closed from the next turn on; appends under way still reach their callers.
    await Promise.resolve();
    this.#bell.ring();
    await this.#writer?.close();
    this.reader.close();
    this.lock?.close();
  }

  #committed(events: readonly Sized[]) {
    for (const item of events) this.#ring.push(item);
    this.#head = events.at(-1)!.event.position;
    this.#bell.ring();
  }
}
