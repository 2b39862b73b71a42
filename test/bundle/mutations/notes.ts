import { edit } from '../files';
import type { Random } from '../random';
import { logKey, nextLogKey, noteOf, now, origin, strangerKey } from '../signers';
import type { Mutation } from './mutation';

type Parts = Parameters<typeof noteOf>[0];

/** Notes that somebody with a key could sign. */
const changes: readonly ((parts: Parts, random: Random) => Partial<Parts>)[] = [
  ({ size }, random) => ({ size: Math.max(0, size + random.below(3) - 1) }),
  () => ({ size: 2 ** 53 - 1 }),
  ({ root }, random) => ({ root: Uint8Array.from(root, (byte, at) => (at === 3 ? random.below(256) : byte)) }),
  () => ({ origin: `${origin}x` }),
  () => ({ origin: 'two words' }),
  () => ({ origin: 'plus+sign' }),
  () => ({ signers: [] }),
  () => ({ signers: [strangerKey] }),
  () => ({ signers: [nextLogKey] }),
  () => ({ signers: [strangerKey, logKey] }),
  (_, random) => ({
    witnesses: random.pick([[], ['ig'], ['gao'], ['gao', 'ig'], ['press'], ['ig', 'gao', 'press']] as const),
  }),
  (_, random) => ({ time: now + random.pick([300, 301, -1e9, 2 ** 52]) }),
];

/** A note signed anew. */
export const signedNotes: Mutation = (random, files) => {
  const name = random.pick([...files.keys()].filter((one) => one === 'checkpoint' || one.endsWith('.note')));
  edit(files, name, (text) => {
    const [, size, root] = text.split('\n');
    const parts: Parts = { size: Number(size), root: Buffer.from(root!, 'base64') };
    return noteOf({ ...parts, ...random.pick(changes)(parts, random) });
  });
  return undefined;
};

/** Little-endian 2^252 + 27742317777372353535851937790883648493. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const little = (bytes: Buffer) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
const littleBytes = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
const points = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  `${'00'.repeat(31)}80`,
];

/** Changes to the 64 bytes of a signature; some would be good where a check is lax. */
const bits: readonly ((signature: Buffer, random: Random) => void)[] = [
  (signature, random) => {
    signature[random.below(64)]! ^= 1 << random.below(8);
  },
  (signature) => littleBytes(little(signature.subarray(32)) + order).copy(signature, 32),
  (signature, random) => void Buffer.from(random.pick(points), 'hex').copy(signature),
  (signature) => void signature.fill(0, 32),
  (signature) => void signature.fill(0),
  (signature) => void signature.fill(255),
];

/** One signature line: its key id, its time, its signature or its length. */
export const signatureBytes: Mutation = (random, files) => {
  const name = random.pick([...files.keys()].filter((one) => one === 'checkpoint' || one.endsWith('.note')));
  edit(files, name, (text) => {
    const lines = text.split('\n');
    const at = 4 + random.below(lines.length - 5);
    const [dash, signer, encoded] = lines[at]!.split(' ');
    const bytes = Buffer.from(encoded!, 'base64');
    const kind = random.below(8);
    if (kind === 0) bytes[random.below(12)]! ^= 1 << random.below(8);
    else if (kind > 2) random.pick(bits)(bytes.subarray(bytes.length - 64), random);
    const whole =
      kind === 1 ? bytes.subarray(0, -1 - random.below(70)) : kind === 2 ? Buffer.concat([bytes, bytes]) : bytes;
    lines[at] = [dash, signer, whole.toString('base64')].join(' ');
    return lines.join('\n');
  });
  return undefined;
};
