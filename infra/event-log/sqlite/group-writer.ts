import type { SqliteDatabase } from '../../sqlite';
import { sqliteCode } from '../../sqlite';
import { isDenied } from './denied';
import { EventTable } from './event-table';
import type { WireAnswer, WireAppend, WireFailure } from './wire';

/** Most that one transaction takes. */
export const groupBounds = { appends: 256, events: 1000, bytes: 4 * 1024 * 1024 } as const;

/** Bytes that must be free before a full log is tried again (trust.md D-3). */
const resumeBytes = 64 * 1024 * 1024;

/** Writes groups of appends, each group in one transaction with one flush (eventlog.md §5.4). */
export class GroupWriter {
  readonly table: EventTable;
  #stopped: string | undefined;
  /** While the volume is full: tells whether enough is free to go on. */
  #room: (() => boolean) | undefined;
  #committing = false;
  /** Transactions that were committed. */
  commits = 0;
  readonly #begin;
  readonly #commit;
  readonly #rollback;

  /** @param freeBytes space left on the volume of the log */
  constructor(
    private readonly db: SqliteDatabase,
    base: number,
    private readonly freeBytes: () => number,
  ) {
    this.table = new EventTable(db, base);
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
  }

  /** Why nothing is written any more; undefined while all is well. */
  get stopped() {
    return this.#stopped;
  }

  get full() {
    return this.#room !== undefined;
  }

  /** Refuses appends as on a full volume until there is room. */
  waitFor(room: () => boolean) {
    this.#room = room;
  }

  /** Answers whether a volume that was full has room again. */
  foundRoom(): boolean {
    if (!this.#room?.()) return false;
    this.#room = undefined;
    return true;
  }

  /** Answers every append of a group after the group is durable, in their order. */
  write(group: readonly WireAppend[]): WireAnswer[] {
    if (this.#stopped) return all(group, readOnly(this.#stopped));
    if (this.full && !this.foundRoom()) return all(group, noSpace);
    try {
      return this.#transaction(group);
    } catch (error) {
      return this.#recover(group, error);
    }
  }

  /** No write follows a failed flush, read or write of the file until the log is opened anew. */
  stop(reason: string) {
    this.#stopped ??= reason;
  }

  /** Does work on the file that records nothing; a full volume or missing rights are no failure of it. */
  attempt(step: () => void) {
    try {
      step();
    } catch (error) {
      const code = sqliteCode(error);
      const passes = code === 'SQLITE_FULL' || code === 'SQLITE_BUSY' || (code !== undefined && isDenied(code));
      if (!passes) this.stop(code ?? String(error));
    }
  }

  #transaction(group: readonly WireAppend[]): WireAnswer[] {
    this.#committing = false;
    this.#begin.run();
    const answers = group.map((append) => this.#apply(append));
    this.#committing = true;
    this.#commit.run();
    this.commits += 1;
    return answers;
  }

  #apply(append: WireAppend): WireAnswer {
    const { seq } = append;
    const verdict = this.table.judge(append);
    if (verdict.kind === 'refused') return { seq, failure: { code: verdict.code, detail: verdict.detail } };
    if (verdict.kind === 'repeated') return { seq, position: verdict.position, repeated: true };
    return { seq, position: this.table.write(append), repeated: false };
  }

  #recover(group: readonly WireAppend[], error: unknown): WireAnswer[] {
    const code = sqliteCode(error);
    if (code === undefined) throw error;
    const failure = this.#failure(code);
    this.#undo();
    // One faulty append must not take the others of its group with it.
    if (isConstraint(code) && group.length > 1) return group.flatMap((append) => this.write([append]));
    return all(group, failure);
  }

  #failure(code: string): WireFailure {
    if (isConstraint(code)) return { code: 'CORRUPT', detail: { reason: code }, outcome: 'not-written' };
    if (code === 'SQLITE_FULL') {
      this.waitFor(() => this.freeBytes() >= resumeBytes);
      return noSpace;
    }
    if (/^SQLITE_(BUSY|LOCKED)/.test(code))
      return { code: 'UNAVAILABLE', detail: { reason: code }, outcome: 'not-written' };
    if (isDenied(code)) return { code: 'ACCESS_DENIED', detail: { reason: code } };
    this.stop(code);
    // The commit record may have reached the file although its flush failed: nobody can know before the next start.
    if (this.#committing) return { code: 'UNAVAILABLE', detail: { reason: code }, outcome: 'unknown' };
    return readOnly(code);
  }

  #undo() {
    try {
      if (this.db.inTransaction) this.#rollback.run();
      this.table.reload();
    } catch (error) {
      this.stop(sqliteCode(error) ?? 'ROLLBACK_FAILED');
    }
  }
}

const isConstraint = (code: string) => code.startsWith('SQLITE_CONSTRAINT');
const noSpace: WireFailure = { code: 'LOG_FULL', detail: {} };
const readOnly = (reason: string): WireFailure => ({ code: 'READ_ONLY', detail: { reason } });
const all = (group: readonly WireAppend[], failure: WireFailure): WireAnswer[] =>
  group.map(({ seq }) => ({ seq, failure }));

/** Takes from the front of what waits as much as one transaction may hold, at least one append. */
export function takeGroup(waiting: WireAppend[]): WireAppend[] {
  let events = 0;
  let bytes = 0;
  let count = 0;
  for (const append of waiting) {
    events += append.events.length;
    bytes += append.bytes;
    const over = events > groupBounds.events || bytes > groupBounds.bytes || count === groupBounds.appends;
    if (over && count > 0) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
