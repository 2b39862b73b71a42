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
  offsetIn(kind) {
    for (;;) {
      const [number, content] = this.random.of(this.#contents.get(kind));
      const value = Buffer.from(content);
      const from = this.random.below(Math.max(1, value.length - pieceBytes));
      const piece = value.subarray(from, from + pieceBytes);
      const live = [...occurrences(this.log.bytes, piece)].filter((at) => this.#counts(kind, number, value, at));
      if (live.length > 0) return this.random.of(live) + this.random.below(piece.length);
    }
  }

  /** True when a value is another one once this byte is. */
  #counts(kind, number, value, at) {
    const bytes = Buffer.from(this.log.bytes);
    bytes[at] ^= 1;
    this.log.write(bytes);
    const [, found] = this.#ask(`${values[kind]} WHERE ${wheres[kind] ?? 'position = ?'}`).get(number);
    this.log.write(this.log.bytes);
    return !Buffer.from(found).equals(value);
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
