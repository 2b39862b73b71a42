import type { SealedHead } from '../../../contracts/seals';
import type { SqliteDatabase } from '../../sqlite';
import { mostKept } from '../../witness/is-quorate';
import { noteWith } from '../../witness/note-with';
import { SqliteCosignatures } from './sqlite-cosignatures';

/** A signed head of a log file, its note with the cosignatures that are stored. */
export interface StoredHead extends SealedHead {
  /** 27 characters; absent for the last head where it is not kept. */
  readonly keptAt?: string;
}

/** Signed heads of a log file, the newest first: the last one, then the newest that are kept. */
export function* signedHeads(db: SqliteDatabase): Generator<StoredHead> {
  const store = new SqliteCosignatures(db, undefined);
  const cosigned = ({ note, ...head }: StoredHead): StoredHead => {
    const lines = store.of(head.size).map(({ line }) => line);
    return { ...head, note: noteWith(note, lines) };
  };
  const head = db.prepare<[], SealedHead>('SELECT size, note FROM signed_head').get();
  if (head) yield cosigned(head);
  const kept = db.prepare<[number], StoredHead>(
    'SELECT size, note, kept_at AS keptAt FROM checkpoint ORDER BY size DESC LIMIT ?',
  );
  for (const one of kept.all(mostKept)) yield cosigned(one);
}
