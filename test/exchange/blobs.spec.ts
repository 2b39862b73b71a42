import { hash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { BlobStore } from '../../infra/exchange/blob-store';
import { temporaryFolder } from './read';

const key = randomBytes(32);
const subject = '01900000-0000-7000-8000-00000000000b';
async function* inParts(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

test.each([0, 1, 65_536, 65_537, 300_000])('%d bytes come back as they were, named by their digest', async (length) => {
  const store = new BlobStore(folder.path);
  const bytes = randomBytes(length);
  const staged = await store.stage(inParts(bytes), length);
  expect(staged.sha256).toBe(hash('sha256', bytes, 'hex'));
  expect(await store.holds(staged.sha256)).toBe(false);
  await staged.keep();
  expect(await store.load(staged.sha256, () => undefined)).toEqual(bytes);
});

test.each([0, 65_536, 300_000])('%d sealed bytes open with their key only, and not after a change', async (length) => {
  const store = new BlobStore(folder.path);
  const bytes = Buffer.concat([Buffer.from(`a name in plain words ${length}`), randomBytes(length)]);
  const staged = await store.stage(inParts(bytes), 1e6, { subject, key });
  await staged.keep();
  const path = store.pathOf(staged.sha256);
  const stored = await readFile(path);
  expect(stored.includes('a name in plain words')).toBe(false);
  expect(await store.load(staged.sha256, (id) => (id === subject ? key : undefined))).toEqual(bytes);
  expect(await store.load(staged.sha256, () => undefined)).toBeUndefined();
  await expect(store.load(staged.sha256, () => randomBytes(32))).rejects.toThrow();
  stored[stored.length - 20]! ^= 1;
  await writeFile(path, stored);
  await expect(store.load(staged.sha256, () => key)).rejects.toThrow();
  if (length <= 65_536) return;
  stored[stored.length - 20]! ^= 1;
  await writeFile(path, stored.subarray(0, 200 + 65_536));
  await expect(store.load(staged.sha256, () => key)).rejects.toThrow();
});

test('more bytes than the limit are refused and leave nothing behind', async () => {
  const store = new BlobStore(folder.path);
  await expect(store.stage(inParts(Buffer.alloc(200_000)), 199_999)).rejects.toMatchObject({
    code: 'IMPORT_TOO_LARGE',
  });
  await expect(store.stage(inParts(Buffer.alloc(200_000)), 200_000)).resolves.toMatchObject({ bytes: 200_000 });
  expect(() => store.pathOf('../../etc/passwd')).toThrow();
});
