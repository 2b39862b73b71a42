import { pack } from '../files';
import type { Random } from '../random';
import type { Mutation } from './mutation';

/** The bytes without, with other, or with more of them at a place. */
const spliced = (bytes: Buffer, at: number, remove: number, ...more: readonly number[]) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(more), bytes.subarray(at + remove)]);

const changes: readonly ((bytes: Buffer, at: number, random: Random) => Buffer)[] = [
  (bytes, at, random) => spliced(bytes, at, 1, bytes[at]! ^ (1 << random.below(8))),
  (bytes, at, random) => spliced(bytes, at, 1, random.below(256)),
  (bytes, at, random) => spliced(bytes, at, 0, random.below(256)),
  (bytes, at) => spliced(bytes, at, 1),
  (bytes, at, random) => spliced(bytes, at, 1 + random.below(40)),
  (bytes, at) => bytes.subarray(0, at),
];

/** One place of the archive. */
export const archiveBytes: Mutation = (random, files) => {
  const bytes = pack(files);
  return random.pick(changes)(bytes, random.below(bytes.length), random);
};

/** One place near the beginning or the end, where headers are. */
export const archiveEnds: Mutation = (random, files) => {
  const bytes = pack(files);
  if (random.below(8) === 0) return Buffer.concat([bytes, Buffer.from([random.below(256)])]);
  const from = random.below(3) === 0 ? 0 : Math.max(0, bytes.length - 900);
  return random.pick(changes)(bytes, from + random.below(Math.min(900, bytes.length)), random);
};

/** One place of one file, which the archive then holds as if it were right. */
export const fileBytes: Mutation = (random, files) => {
  const name = random.pick([...files.keys()]);
  const bytes = files.get(name)!;
  files.set(name, random.pick(changes)(bytes, random.below(Math.max(1, bytes.length)), random));
  return undefined;
};
