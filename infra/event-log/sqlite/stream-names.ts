import type { SqliteDatabase } from '../../sqlite';

const most = 50_000;

/** Names of streams by their number. A stream never changes its name, so what was read once holds. */
export class StreamNames {
  readonly #known = new Map<number, string>();
  readonly #find;

  constructor(db: SqliteDatabase) {
    this.#find = db.prepare<[number], string>('SELECT name FROM stream WHERE id = ?').pluck();
  }

  /** The name of a stream; undefined when the file has none for this number. */
  of(id: number): string | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const name = this.#find.get(id);
    if (name === undefined) return undefined;
    if (this.#known.size === most) this.#known.clear();
    this.#known.set(id, name);
    return name;
  }
}
