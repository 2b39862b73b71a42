import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredCosignature } from '../../../contracts/cosigning';
import { parseSignedCheckpoint } from '../../../contracts/seal/checkpoint';
import type { SealedHead } from '../../../contracts/seals';
import { replaceFile } from '../../files';
import type { HeadStore, KeptHead } from '../../seal/signer';
import { TileHashes } from '../../seal/tile-hashes';
import type { SqliteDatabase } from '../../sqlite';
import { tileReader } from './tile-reader';

/** File of a kept checkpoint in a realm's folder (eventlog.md §5.1). */
export const checkpointFile = (dir: string, size: number) =>
  join(dir, 'checkpoints', `${String(size).padStart(16, '0')}.note`);

/** Files of all checkpoints that are kept beside a log, the smallest first. */
export function keptCheckpoints(dir: string): readonly string[] {
  const folder = join(dir, 'checkpoints');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => /^\d{16}\.note$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Text of the newest checkpoint that is kept beside a log; undefined when none is. */
export function newestKept(dir: string): string | undefined {
  const newest = keptCheckpoints(dir).at(-1);
  return newest === undefined ? undefined : readFileSync(newest, 'utf8');
}

/** Signed heads and kept checkpoints in the log's own file, the kept ones beside it as well. */
export class SqliteHeadStore implements HeadStore {
  readonly #size;
  readonly #head;
  readonly #save;
  readonly #lastKept;
  readonly #keep;
  readonly #cosign;
  readonly #tile;

  constructor(
    db: SqliteDatabase,
    private readonly dir: string,
    private readonly base: number,
  ) {
    this.#size = db.prepare<[], number | null>('SELECT MAX(position) FROM event').pluck();
    this.#head = db.prepare<[], SealedHead>('SELECT size, note FROM signed_head');
    this.#save = db.prepare<[number, Uint8Array, string]>(
      `INSERT INTO signed_head(one, size, root, note) VALUES(1, ?, ?, ?)
       ON CONFLICT(one) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note`,
    );
    this.#lastKept = db.prepare<[], string>('SELECT kept_at FROM checkpoint ORDER BY size DESC LIMIT 1').pluck();
    // A size is kept once; a second reason for it changes nothing.
    this.#keep = db.prepare<[number, Uint8Array, string, string, string]>(
      `INSERT INTO checkpoint(size, root, note, reason, kept_at) VALUES(?, ?, ?, ?, ?) ON CONFLICT(size) DO NOTHING`,
    );
    this.#cosign = db.prepare<[number, string, string, string]>(
      'INSERT INTO cosignature(size, key_name, line, received_at) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#tile = tileReader(db, base);
  }

  size() {
    return (this.#size.get() ?? this.base) - this.base;
  }

  hashes() {
    return new TileHashes(this.#tile);
  }

  head() {
    return this.#head.get();
  }

  save({ size, note }: SealedHead, root: Uint8Array) {
    this.#save.run(size, root, note);
  }

  lastKeptAt() {
    return this.#lastKept.get();
  }

  /** Keeps a checkpoint because a witness cosigned it, with the line of the witness. */
  keepCosigned({ size, keyName, line, receivedAt }: StoredCosignature, note: string) {
    const { root } = parseSignedCheckpoint(note);
    this.keep({ head: { size, note }, root, reason: 'cosigned', keptAt: receivedAt });
    this.#cosign.run(size, keyName, line, receivedAt);
  }

  keep({ head: { size, note }, root, reason, keptAt }: KeptHead) {
    this.#keep.run(size, root, note, reason, keptAt);
    replaceFile(checkpointFile(this.dir, size), note);
  }
}
