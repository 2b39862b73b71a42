import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { logFile } from '../../../infra/event-log/sqlite/open-store';
import { verifyLog } from '../../../infra/event-log/verify/verify-log';
import { deep } from '../contract/subject';
import { naiveRoot } from '../naive-tree';
import { redact } from './tampering';
import { fresh, newStore, type Store } from './wire-appends';

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => store.remove());

const verify = (dir: string, root: Buffer, size: number) =>
  verifyLog({ dir, seals: [{ name: 'the original', size, root }] });

describe('S-18 a copy made by the database', () => {
  it('verifies to the same root, leaf by leaf from the columns', async () => {
    const writer = store.writer();
    const rounds = deep ? 40 : 4;
    for (let i = 0; i < rounds; i++) writer.write([fresh(200), fresh(100)]);
    const dir = join(store.dir, 'copy');
    mkdirSync(dir);
    store.db.prepare('VACUUM INTO ?').run(logFile(dir));
    const root = naiveRoot(store.leaves());
    expect(writer.table.tree.root()).toEqual(root);
    expect(await verify(dir, root, rounds * 300)).toEqual({ from: 0, size: rounds * 300, root, findings: [] });
  });
});

describe('S-20 a row whose content was removed', () => {
  it('verifies through the digests that were kept, and not without them', async () => {
    store.writer().write([fresh(300)]);
    const root = naiveRoot(store.leaves());
    redact(store.dir, 123, { keepDigests: true });
    expect(await verify(store.dir, root, 300)).toMatchObject({ root, findings: [] });
    expect(store.writer().table.tree.root()).toEqual(root);
    redact(store.dir, 200, { keepDigests: false });
    const { findings } = await verify(store.dir, root, 300);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'LEAF_MISMATCH', index: 199 }));
    expect(findings.map(({ index }) => index)).not.toContain(122);
  });
});
