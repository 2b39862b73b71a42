import { edit } from '../files';
import type { Random } from '../random';
import type { Mutation } from './mutation';

const anyHash = (random: Random) => Buffer.from(Array.from({ length: 32 }, () => random.below(256))).toString('base64');

const changes: readonly ((hashes: string[], at: number, random: Random) => void)[] = [
  (hashes, at) => void hashes.splice(at, 1),
  (hashes, at) => void hashes.splice(at, 0, hashes[at] ?? ''),
  (hashes, _, random) => void hashes.push(anyHash(random)),
  (hashes, at, random) => {
    hashes[at] = anyHash(random);
  },
  (hashes) => void hashes.reverse(),
  (hashes, at) => {
    hashes[at] = (hashes[at] ?? '').slice(0, -4);
  },
  (hashes, at) => {
    hashes[at] = (hashes[at] ?? '').replace(/.=$/, 'B=');
  },
];

/** The hashes of a proof, or the numbers before them: a size, an index, one more or less. */
export const proofHashes: Mutation = (random, files) => {
  const names = [...files.keys()].filter((name) => name.endsWith('.range') || name.endsWith('.consistency'));
  edit(files, random.pick(names), (text) => {
    const lines = text.split('\n').slice(0, -1);
    const [heads, hashes] = [lines.slice(0, 3), lines.slice(3)];
    if (random.below(3) > 0) random.pick(changes)(hashes, random.below(Math.max(1, hashes.length)), random);
    else {
      const at = 1 + random.below(2);
      heads[at] = heads[at]!.replace(/[0-9]+/g, (digits) => String(Math.max(0, Number(digits) + random.below(3) - 1)));
    }
    return [...heads, ...hashes, ''].join('\n');
  });
  return undefined;
};

/** The range of a proof under another name, so that name and file agree. */
export const proofNames: Mutation = (random, files) => {
  const name = random.pick([...files.keys()].filter((one) => one.endsWith('.range')));
  const [a, b] = name.match(/[0-9]+/g)!.map(Number) as [number, number];
  const [from, to] = [a + random.below(3) - 1, b + random.below(3) - 1];
  const text = files.get(name)!.toString().replace(`range ${a} ${b}`, `range ${from} ${to}`);
  files.delete(name);
  files.set(`ranges/${Math.max(0, from)}-${to}.range`, Buffer.from(text));
  return undefined;
};
