import { execFileSync } from 'node:child_process';
import { inflateRawSync } from 'node:zlib';
import { zipOf, zipParts } from '../../infra/bundle/zip-writer';
import { readZip } from '../../src/verifier/zip';

const files = [
  { name: 'b/second.txt', bytes: Buffer.from('two') },
  { name: 'a.txt', bytes: Buffer.from('one '.repeat(1000)) },
  { name: 'empty', bytes: Buffer.alloc(0) },
];
const inflate = async (packed: Uint8Array) => inflateRawSync(packed);

test('files come by name, and the reader gives them back', async () => {
  const found = await readZip(zipOf(files), inflate);
  expect([...found!.keys()]).toEqual(['a.txt', 'b/second.txt', 'empty']);
  for (const { name, bytes } of files) expect(Buffer.from(found!.get(name)!)).toEqual(bytes);
});

test('equal content gives equal bytes', () => {
  expect(zipOf([...files].reverse()).equals(zipOf(files))).toBe(true);
  expect(Buffer.concat([...zipParts(files)]).equals(zipOf(files))).toBe(true);
});

test('other programs read it', () => {
  const script = `
import io, sys, zipfile
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert archive.testzip() is None
for info in archive.infolist(): print(info.filename, info.file_size, info.date_time[:3])`;
  const listed = execFileSync('python3', ['-c', script], { input: zipOf(files), encoding: 'utf8' });
  expect(listed.trim().split('\n')).toEqual([
    'a.txt 4000 (1980, 1, 1)',
    'b/second.txt 3 (1980, 1, 1)',
    'empty 0 (1980, 1, 1)',
  ]);
});

test.each(['', 'ä', '/a', 'a//b', 'a/b/c', '../a', '.hidden', 'a b', 'a\\b'])('no file is named %j', (name) => {
  expect(() => zipOf([{ name, bytes: Buffer.alloc(0) }])).toThrow('No name for a file');
});

test('what claims to be larger than can be held is refused before it is unpacked', async () => {
  const archive = zipOf([{ name: 'a', bytes: Buffer.alloc(10) }]);
  // In the local header of the first file, and in the central one.
  for (const at of [22, archive.readUInt32LE(archive.length - 6) + 24]) archive.writeUInt32LE(2 ** 30 + 1, at);
  let unpacked = 0;
  const counting = (packed: Uint8Array) => {
    unpacked += 1;
    return inflate(packed);
  };
  expect(await readZip(archive, counting)).toBeUndefined();
  expect(unpacked).toBe(0);
});

test('no name stands twice', () => {
  expect(() => zipOf([...files, files[0]!])).toThrow('Two files are named b/second.txt');
});
