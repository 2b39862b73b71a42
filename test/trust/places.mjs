import { Database, logFileIn } from './sealed-log.mjs';

const pieceBytes = 24;
/** Statements that give the values of a kind, each with a number by which one of them is asked for alone. */
const values = {
  data: 'SELECT position, data FROM event',
  metadata: 'SELECT position, metadata FROM event',
  leaf: 'SELECT position, leaf FROM event',
  tile: 'SELECT level * 1000 + idx, hashes FROM tile',
  note: 'SELECT * FROM (SELECT 0, note FROM signed_head UNION ALL SELECT size, note FROM checkpoint)',
};
const wheres = { tile: 'level * 1000 + idx = ?', note: '"0" = ?' };

/** Every offset at which some bytes begin. */
function* occurrences(bytes, piece) {
  for (let at = bytes.indexOf(piece); at >= 0; at = bytes.indexOf(piece, at + 1)) yield at;
}

/** Where values of the record stand in the database file, by what they are. */
export class Places {
  #contents;

  constructor(log, random) {
    this.log = log;
    this.random = random;
    this.#contents = new Map(Object.entries(values).map(([kind, sql]) => [kind, this.#ask(sql).all()]));
  }

  /** An offset inside one of the values of a kind. A page keeps what it held before, so it is tried which copy counts. */
  async offsetIn(kind) {
    for (;;) {
      const [number, content] = this.random.of(this.#contents.get(kind));
      const value = Buffer.from(content);
      const from = this.random.below(Math.max(1, value.length - pieceBytes));
      const live = [];
      for (const at of this.#copiesOf(value, from)) if (await this.#counts(kind, number, value, at)) live.push(at);
      if (live.length > 0) return this.random.of(live) + this.random.below(Math.min(pieceBytes, value.length));
    }
  }

  /** Offsets of a piece of a value, in every copy of the value; one that is longer than a page is found by the piece. */
  #copiesOf(value, from) {
    const whole = [...occurrences(this.log.bytes, value)];
    if (whole.length > 0) return whole.map((at) => at + from);
    return [...occurrences(this.log.bytes, value.subarray(from, from + pieceBytes))];
  }

  /** True when a value is another one once this byte is. */
  #counts(kind, number, value, at) {
    const statement = this.#ask(`${values[kind]} WHERE ${wheres[kind] ?? 'position = ?'}`);
    return this.log.withByte(at, this.log.bytes[at] ^ 1, () => !Buffer.from(statement.get(number)[1]).equals(value));
  }

  /** A statement on the file as it is now; its answer is read before the file is another one. */
  #ask(sql) {
    const asked =
      (way) =>
      (...parameters) => {
        const db = new Database(logFileIn(this.log.dir), { readonly: true });
        try {
          return db
            .prepare(sql)
            .raw()
            [way](...parameters);
        } finally {
          db.close();
        }
      };
    return { all: asked('all'), get: asked('get') };
  }
}
