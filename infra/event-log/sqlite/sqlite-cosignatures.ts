import type { StoredCosignature } from '../../../contracts/cosigning';
import { EventLogError } from '../../../contracts/event-log';
import type { SqliteDatabase } from '../../sqlite';
import type { CosignatureStore } from '../../witness/cosignature-store';
import type { WriterLink } from './writer-link';

const columns = 'size, key_name AS keyName, line, received_at AS receivedAt';

/** Cosignatures in the log's own file: read beside its writer, and written by it. */
export class SqliteCosignatures implements CosignatureStore {
  readonly #of;
  readonly #newest;

  constructor(
    db: SqliteDatabase,
    private readonly writer: WriterLink | undefined,
  ) {
    this.#of = db.prepare<[number], StoredCosignature>(
      `SELECT ${columns} FROM cosignature WHERE size = ? ORDER BY received_at`,
    );
    this.#newest = db.prepare<[string], StoredCosignature>(
      `SELECT ${columns} FROM cosignature WHERE key_name = ? ORDER BY size DESC, received_at DESC LIMIT 1`,
    );
  }

  async keep(cosignature: StoredCosignature, note: string) {
    if (!this.writer) throw new EventLogError('READ_ONLY', { reason: 'opened for reading' });
    await this.writer.keepCosigned(cosignature, note);
  }

  of(size: number) {
    return this.#of.all(size);
  }

  newest(keyName: string) {
    return this.#newest.get(keyName);
  }
}
