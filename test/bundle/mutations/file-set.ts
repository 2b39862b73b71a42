import type { FileMap } from '../files';
import type { Random } from '../random';
import type { Mutation } from './mutation';

const names = [
  'more.txt',
  'ranges/0-1.range',
  'ranges/3-4.range',
  'ranges/9-9.range',
  'ranges/1-100.range',
  'ranges/00-1.range',
  'ranges/9007199254740992-9007199254740993.range',
  'ranges/readme',
  'history/2.note',
  'history/2-41.consistency',
  'history/0.note',
  'history/9999999999999999.note',
  'history/8-9999999999999999.consistency',
  `blobs/${'0'.repeat(64)}`,
  `blobs/${'0'.repeat(63)}`,
  'other/file',
  'proofs/3.tlog-proof',
] as const;

const changes: readonly ((files: FileMap, name: string, random: Random) => void)[] = [
  (files, name) => void files.delete(name),
  (files, name, random) => void files.set(random.pick(names), files.get(name)!),
  (files, _, random) => void files.set(random.pick(names), Buffer.from('')),
  // Two files change places.
  (files, name, random) => {
    const other = random.pick([...files.keys()]);
    const content = files.get(name)!;
    files.set(name, files.get(other)!);
    files.set(other, content);
  },
  // A file has another name.
  (files, name, random) => {
    files.set(random.pick(names), files.get(name)!);
    files.delete(name);
  },
  (files, name) => void files.set(name, Buffer.from('')),
];

/** Files missing, extra, exchanged or renamed. */
export const fileSet: Mutation = (random, files) => {
  random.pick(changes)(files, random.pick([...files.keys()]), random);
  return undefined;
};
