import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileKeyStore } from '../../../infra/key-store/file-key-store';
import { openDatabase } from '../../../infra/sqlite';
import { SealedTexts } from '../../../src/platform/sealing/sealed-texts';
import { sealValue } from '../../../src/platform/sealing/sealed-value';

const place = { eventId: '01900000-0000-8000-8000-000000000001', pointer: '/text', type: 'SignalReported', version: 1 };
const [good, broken, erased] = ['b1', 'b2', 'b3'].map((end) => `01900000-0000-7000-8000-0000000000${end}`) as [
  string,
  string,
  string,
];

describe('texts of sealed values', () => {
  let directory: string;
  let keys: FileKeyStore;
  const path = () => join(directory, 'keystore.db');
  const open = () => new FileKeyStore({ path: path(), keysDirectory: join(directory, 'keys') });
  /** A copy of a sealed text as a picture holds it. */
  const copies = () => {
    const made = keys.keep([good, broken, erased].map((id) => ({ id, kind: 'record' })));
    return [...made].map(([id, key]) => ({
      ...sealValue(key, id, `words of ${id}`, place),
      at: `${place.eventId}#${place.pointer}`,
      type: place.type,
      version: place.version,
    }));
  };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'watchfloor-texts-'));
    keys = open();
  });
  afterEach(() => {
    keys.close();
    rmSync(directory, { recursive: true });
  });

  it('are opened one by one although a key among those that are loaded at once is damaged', () => {
    const [one, other, gone] = copies();
    keys.destroy(erased, 'authorization');
    keys.close();
    const db = openDatabase(path());
    db.prepare('UPDATE subject_key SET wrapped = zeroblob(40) WHERE subject_id = ?').run(broken);
    db.close();
    keys = open();
    const texts = new SealedTexts(keys);
    texts.loadKeys([{ text: one! }, [{ deep: other! }], gone!]);
    expect(texts.open(one!)).toBe(`words of ${good}`);
    expect(texts.open(gone!)).toBeUndefined();
    expect(() => texts.open(other!)).toThrow();
  });

  it('need no look at the file once their keys are loaded', () => {
    const [one] = copies();
    keys.close();
    keys = open();
    const texts = new SealedTexts(keys);
    texts.loadKeys([{ text: one! }]);
    const db = openDatabase(path());
    db.prepare('DELETE FROM subject_key').run();
    db.close();
    expect(texts.open(one!)).toBe(`words of ${good}`);
  });
});
