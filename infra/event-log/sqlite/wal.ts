import { statSync } from 'node:fs';
import { sync } from '../../files';
import type { SqliteDatabase } from '../../sqlite';
import { logFile } from './open-store';
import { writerSettings } from './settings';

const { pageSize, pragmas } = writerSettings;
/** Bytes of the write-ahead log when it is copied into the file and begun anew. */
const workingBytes = pragmas.wal_autocheckpoint * pageSize;
/** A commit of one event writes four pages, so that many of them make about 4 MiB. */
const idleCommits = 128;

/** The write-ahead log of the writing connection. */
export class Wal {
  #checkpointedAt = 0;

  constructor(
    private readonly db: SqliteDatabase,
    private readonly dir: string,
  ) {}

  /**
   * Gives the file its working size before the first append. A commit that lengthens the file costs half as much again
   * as one that overwrites it, because each flush then records the new length as well. What fills the file is rolled
   * back, so SQLite writes over it as if it were not there. What a crash left has that size already.
   * @param freeBytes left on the volume; where they are few the file grows with its commits
   */
  grow(freeBytes: number) {
    if (freeBytes < 4 * workingBytes || this.#bytes() >= workingBytes) return;
    // Pages leave a small cache for the file before their transaction ends.
    this.db.pragma('cache_size=16');
    this.db.exec('BEGIN IMMEDIATE');
    try {
      this.db.exec(`CREATE TABLE filling(bytes); INSERT INTO filling VALUES(zeroblob(${workingBytes}))`);
    } finally {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      this.db.pragma(`cache_size=${pragmas.cache_size}`);
    }
    sync(this.#file);
  }

  get #file() {
    return `${logFile(this.dir)}-wal`;
  }

  #bytes(): number {
    return statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /**
   * Copies the log into the file, when it is worth it. For moments in which nothing else is to do.
   * @param commits made so far
   */
  checkpoint(commits: number) {
    if (commits - this.#checkpointedAt < idleCommits) return;
    this.#checkpointedAt = commits;
    this.db.pragma('wal_checkpoint(PASSIVE)');
  }

  /** Copies all of it and leaves the file empty. */
  empty() {
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }
}
