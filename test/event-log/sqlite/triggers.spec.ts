import { fresh, newStore, type Store } from './wire-appends';

let store: Store;
beforeEach(async () => {
  store = await newStore();
  store.writer().write([fresh(300)]);
  store.db.exec(`
    INSERT INTO signed_head VALUES(1, 300, zeroblob(32), 'note');
    INSERT INTO checkpoint VALUES(300, zeroblob(32), 'note', 'hour', 'now');
    INSERT INTO cosignature VALUES(300, 'witness', 'line', 'now');`);
});
afterEach(() => store.remove());

const columns = `stream_id, revision, event_id, type, schema_version, recorded_at, effective_at, actor_id, data, metadata,
  data_digest, metadata_digest, leaf`;
/** A forged event in place of event 5: the next position, and everything else as there but the data. */
const replacement = `INSERT OR REPLACE INTO event(position, ${columns})
  SELECT 301, stream_id, revision, event_id, type, schema_version, '9999-01-01T00:00:00.000000Z', effective_at, actor_id,
         '{"forged":true}', metadata, data_digest, metadata_digest, leaf FROM event WHERE position = 5`;
const another = (position: string, instant: string) => `INSERT INTO event(position, ${columns})
  SELECT ${position}, stream_id, 900, randomblob(16), type, schema_version, ${instant}, effective_at, actor_id, data, metadata,
         data_digest, metadata_digest, leaf FROM event WHERE position = 300`;

/** Statements that rewrite history, by the trigger that refuses them. */
const forgeries: readonly (readonly [trigger: string, message: string, sql: string])[] = [
  ['event_dense', 'positions are dense', another('302', `'9999-01-01T00:00:00.000000Z'`)],
  ['event_dense', 'positions are dense', another('0', `'9999-01-01T00:00:00.000000Z'`)],
  ['event_time', 'recorded_at must increase', another('301', 'recorded_at')],
  ['event_no_update', 'events are immutable', `UPDATE event SET data = '{}' WHERE position = 5`],
  ['event_no_delete', 'events are immutable', 'DELETE FROM event WHERE position = 300'],
  ['event_no_delete', 'events are immutable', replacement],
  ['stream_grows', 'streams only grow', 'UPDATE stream SET revision = revision'],
  ['stream_grows', 'streams only grow', `UPDATE stream SET name = 'a-b', revision = revision + 1`],
  ['stream_no_delete', 'streams are never deleted', 'DELETE FROM stream'],
  [
    'stream_no_delete',
    'streams are never deleted',
    'INSERT OR REPLACE INTO stream SELECT id, name, category, 0 FROM stream',
  ],
  ['tile_grows', 'tiles only grow', 'UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0'],
  ['tile_grows', 'tiles only grow', 'UPDATE tile SET hashes = zeroblob(64) WHERE level = 1'],
  ['tile_no_delete', 'tiles are immutable', 'DELETE FROM tile'],
  ['tile_no_delete', 'tiles are immutable', 'INSERT OR REPLACE INTO tile VALUES(0, 0, zeroblob(8192))'],
  ['head_grows', 'a signed head never goes back', 'UPDATE signed_head SET size = 299'],
  ['head_grows', 'a signed head never goes back', 'UPDATE signed_head SET root = randomblob(32)'],
  ['head_no_delete', 'a signed head never goes back', 'DELETE FROM signed_head'],
  [
    'head_no_delete',
    'a signed head never goes back',
    `INSERT OR REPLACE INTO signed_head VALUES(1, 5, zeroblob(32), '')`,
  ],
  ['checkpoint_no_update', 'checkpoints are immutable', `UPDATE checkpoint SET note = ''`],
  ['checkpoint_no_delete', 'checkpoints are immutable', 'DELETE FROM checkpoint'],
  [
    'checkpoint_no_delete',
    'checkpoints are immutable',
    `INSERT OR REPLACE INTO checkpoint VALUES(300, zeroblob(32), '', '', '')`,
  ],
  ['cosignature_no_update', 'cosignatures are immutable', `UPDATE cosignature SET received_at = ''`],
  ['cosignature_no_delete', 'cosignatures are immutable', 'DELETE FROM cosignature'],
];

describe('S-04 history cannot be rewritten', () => {
  it('every trigger of the schema has a forgery here', () => {
    const names = store.db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
    expect(new Set(forgeries.map(([trigger]) => trigger))).toEqual(new Set(names));
  });

  it.each(forgeries)('%s: %s (%#)', (trigger, message, sql) => {
    expect(() => store.db.exec(sql)).toThrow(message);
    // The control: without its trigger the statement goes through.
    store.db.exec(`DROP TRIGGER ${trigger}`);
    store.db.pragma('foreign_keys=OFF');
    store.db.exec(sql);
  });

  it('without recursive triggers an event would be replaced', () => {
    store.db.pragma('recursive_triggers=OFF');
    store.db.exec(replacement);
    expect(store.db.prepare('SELECT data FROM event WHERE position = 301').pluck().get()).toBe('{"forged":true}');
    expect(store.db.prepare('SELECT 1 FROM event WHERE position = 5').get()).toBeUndefined();
  });
});
