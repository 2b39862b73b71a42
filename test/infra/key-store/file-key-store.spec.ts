import type { KeyObject } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SubjectErased } from '../../../contracts/key-store';
import { FileKeyStore } from '../../../infra/key-store/file-key-store';
import { KeyFileError } from '../../../infra/private-file';
import { openDatabase } from '../../../infra/sqlite';

const person = '01900000-0000-7000-8000-0000000000d1';
const record = '01900000-0000-7000-8000-0000000000d2';
const bytes = (key: unknown) => (key as KeyObject | undefined)?.export().toString('hex');

describe('FileKeyStore', () => {
  let directory: string;
  let now: number;
  const opened: FileKeyStore[] = [];
  const path = () => join(directory, 'store', 'keystore.db');
  const keysDirectory = () => join(directory, 'keys');
  const open = (readOnly = false) => {
    const store = new FileKeyStore({ path: path(), keysDirectory: keysDirectory(), readOnly, now: () => now });
    opened.push(store);
    return store;
  };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'watchfloor-keys-'));
    now = Date.parse('2013-03-04T05:10:00Z');
  });
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
    rmSync(directory, { recursive: true });
  });

  test('makes the key of the month at the first start, readable by its owner alone', () => {
    open();
    expect(readdirSync(keysDirectory())).toEqual(['kek-2013-03.key']);
    expect(statSync(join(keysDirectory(), 'kek-2013-03.key')).mode & 0o777).toBe(0o600);
    expect(statSync(keysDirectory()).mode & 0o777).toBe(0o700);
  });

  test('keeps one key for each subject, also after it was closed and opened again', () => {
    const first = open().keep([
      { id: person, kind: 'person' },
      { id: record, kind: 'record' },
    ]);
    expect(bytes(first.get(person))).not.toBe(bytes(first.get(record)));
    opened.pop()!.close();
    const again = open();
    expect(bytes(again.get(person))).toBe(bytes(first.get(person)));
    expect(bytes(again.keep([{ id: record, kind: 'record' }]).get(record))).toBe(bytes(first.get(record)));
    expect(again.get('01900000-0000-7000-8000-0000000000d9')).toBeUndefined();
  });

  test('makes one key for a subject that is named twice at once', () => {
    const named = { id: person, kind: 'person' as const };
    const kept = open().keep([named, { id: record, kind: 'record' }, named]);
    expect(kept.size).toBe(2);
    expect(bytes(opened.at(-1)!.get(person))).toBe(bytes(kept.get(person)));
  });

  test('holds no key in the clear', () => {
    const key = open()
      .keep([{ id: person, kind: 'person' }])
      .get(person) as KeyObject;
    expect(readFileSync(path()).includes(key.export())).toBe(false);
  });

  test('of two connections that make a key at once the first wins', () => {
    const [one, other] = [open(), open()];
    expect(other.get(person)).toBeUndefined();
    const won = one.keep([{ id: person, kind: 'person' }]).get(person);
    expect(bytes(other.keep([{ id: person, kind: 'person' }]).get(person))).toBe(bytes(won));
  });

  test('of two that saw no key the one that writes first wins', () => {
    const [one, other] = [open(), open()];
    let won: unknown;
    const late = {
      kind: 'record' as const,
      /** The other connection writes after this one has looked for the person's key and before it makes one. */
      get id() {
        won ??= one.keep([{ id: person, kind: 'person' }]).get(person);
        return record;
      },
    };
    const kept = other.keep([{ id: person, kind: 'person' }, late]);
    expect(won).toBeDefined();
    expect(bytes(kept.get(person))).toBe(bytes(won));
  });

  test('writes all keys of a call or none', () => {
    const store = open();
    store.destroy(person, 'authorization');
    expect(() =>
      store.keep([
        { id: record, kind: 'record' },
        { id: person, kind: 'person' },
      ]),
    ).toThrow(SubjectErased);
    expect(store.get(record)).toBeUndefined();
  });

  test('a destroyed key is gone for good, from the cache too', () => {
    const store = open();
    store.keep([{ id: person, kind: 'person' }]);
    store.destroy(person, 'authorization');
    store.destroy(person, 'authorization');
    expect(store.get(person)).toBeUndefined();
    expect(store.destroyed(person)).toBe(true);
    expect(() => store.keep([{ id: person, kind: 'person' }])).toThrow(SubjectErased);
  });

  test('another connection keeps an unwrapped key for five minutes at most, and less when told', () => {
    const [writer, reader] = [open(), open(true)];
    writer.keep([
      { id: person, kind: 'person' },
      { id: record, kind: 'record' },
    ]);
    expect(reader.get(person)).toBeDefined();
    expect(reader.get(record)).toBeDefined();
    writer.destroy(person, 'authorization');
    writer.destroy(record, 'authorization');
    reader.forget(record);
    expect(reader.get(record)).toBeUndefined();
    expect(reader.get(person)).toBeDefined();
    now += 5 * 60 * 1000;
    expect(reader.get(person)).toBeUndefined();
  });

  test('a reader writes nothing and makes no keys', () => {
    open().keep([{ id: person, kind: 'person' }]);
    expect(() => open(true).keep([{ id: record, kind: 'record' }])).toThrow();
    expect(() => new FileKeyStore({ path: path(), keysDirectory: join(directory, 'none'), readOnly: true })).toThrow();
  });

  test.each([0o640, 0o604, 0o620, 0o777])('refuses a key file of mode %o', (mode) => {
    open();
    opened.pop()!.close();
    chmodSync(join(keysDirectory(), 'kek-2013-03.key'), mode);
    expect(() => open()).toThrow(KeyFileError);
    chmodSync(join(keysDirectory(), 'kek-2013-03.key'), 0o600);
    expect(() => open()).not.toThrow();
  });

  test('refuses a truncated key, and never replaces a lost one', () => {
    open().keep([{ id: person, kind: 'person' }]);
    opened.pop()!.close();
    const file = join(keysDirectory(), 'kek-2013-03.key');
    const kept = readFileSync(file);
    writeFileSync(file, kept.subarray(1));
    expect(() => open()).toThrow(KeyFileError);
    rmSync(file);
    expect(() => open()).toThrow(/2013-03/);
    expect(readdirSync(keysDirectory())).toEqual([]);
  });

  test('a key wrapped by another epoch’s key cannot be read', () => {
    open().keep([{ id: person, kind: 'person' }]);
    opened.pop()!.close();
    writeFileSync(join(keysDirectory(), 'kek-2013-03.key'), Buffer.alloc(32, 7), { mode: 0o600 });
    expect(() => open().get(person)).toThrow();
  });

  test('runs with the settings of a store whose deletions are final', () => {
    open();
    const raw = openDatabase(path(), { readOnly: true });
    expect(raw.pragma('journal_mode', { simple: true })).toBe('delete');
    raw.close();
  });
});
