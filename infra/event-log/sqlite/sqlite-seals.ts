import { instantOf } from '../../../contracts/clock';
import { EventLogError } from '../../../contracts/event-log';
import { tileWidth } from '../../../contracts/seal/tree';
import { type KeptSeal, type SealedHead, type SealReason, Seals } from '../../../contracts/seals';
import { type LogKeys, readLogKeys, rotationOf, verifierKeysOf } from '../../seal/log-keys';
import { consistencyProof, inclusionProof, rangeProof } from '../../seal/prover';
import { TileHashes } from '../../seal/tile-hashes';
import { entryBytes } from '../leaf';
import { leafParts } from '../verify/check-event';
import { rowsBetween } from '../verify/stored-row';
import type { LogReader } from './log-reader';
import { tileReader } from './tile-reader';
import type { WriterLink } from './writer-link';

/** Seals of a log file: signed by its writer thread, proved from its tiles. */
export class SqliteSeals extends Seals {
  readonly origin: string;
  readonly verifierKeys: readonly string[];
  readonly #keys: LogKeys;
  readonly #tile;
  readonly #rows;
  readonly #head;
  readonly #kept;
  readonly #base: number;

  /**
   * @param writer absent where the log is only read: nothing is signed then
   * @param keyFile of the log's private key
   */
  constructor(
    private readonly reader: LogReader,
    keyFile: string,
    private readonly writer: WriterLink | undefined,
  ) {
    super();
    const { db, meta } = reader;
    this.origin = meta.origin;
    this.#keys = readLogKeys(keyFile);
    this.verifierKeys = verifierKeysOf(this.#keys, meta.origin);
    this.#base = meta.base;
    this.#tile = tileReader(db, meta.base);
    this.#rows = rowsBetween(db);
    this.#head = db.prepare<[], SealedHead>('SELECT size, note FROM signed_head');
    this.#kept = db.prepare<[number], KeptSeal>(
      'SELECT size, note, reason, reason AS kept, kept_at AS keptAt FROM checkpoint ORDER BY size DESC LIMIT ?',
    );
  }

  rotation() {
    return rotationOf(this.#keys, this.origin, instantOf(Date.now() * 1000));
  }

  head() {
    return this.#head.get();
  }

  trouble() {
    return this.writer?.sealTrouble;
  }

  async seal(reason: SealReason): Promise<SealedHead> {
    if (!this.writer) throw new EventLogError('READ_ONLY', { reason: 'opened for reading' });
    return this.writer.seal(reason);
  }

  halt(reason: string) {
    this.writer?.haltSeals(reason);
  }

  listen(told: () => void) {
    return this.writer?.onSealed(told) ?? (() => undefined);
  }

  kept(limit: number) {
    return this.#kept.all(limit);
  }

  inclusion(index: number, size: number) {
    return inclusionProof(this.#hashes(size), index, size);
  }

  consistency(from: number, to: number) {
    return consistencyProof(this.#hashes(to), from, to);
  }

  range(from: number, to: number, size: number) {
    return rangeProof(this.#hashes(size), from, to, size);
  }

  tile(level: number, index: number) {
    return this.#tile(level, index);
  }

  entry(index: number) {
    return this.#entries(index, 1)[0];
  }

  entries(index: number) {
    return this.#entries(index * tileWidth, tileWidth);
  }

  #entries(from: number, count: number) {
    const first = this.#base + from + 1;
    return this.#rows.all(first, first + count - 1).map((row) => entryBytes(leafParts(row)));
  }

  /** @throws RangeError for a size above what is recorded */
  #hashes(size: number) {
    if (size > this.reader.head() - this.#base) throw new RangeError(`size ${size}`);
    return new TileHashes(this.#tile);
  }
}
