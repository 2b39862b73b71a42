import { crc32, deflateRawSync } from 'node:zlib';
import { pack } from '../files';
import type { Random } from '../random';
import type { Mutation } from './mutation';

/** The parts of an archive: each file with its local header, and its central header. */
interface Parts {
  readonly locals: Buffer[];
  readonly centrals: Buffer[];
}

function partsOf(archive: Buffer): Parts {
  const [locals, centrals] = [[] as Buffer[], [] as Buffer[]];
  for (let at = archive.readUInt32LE(archive.length - 6); at < archive.length - 22; at += centrals.at(-1)!.length) {
    const central = Buffer.from(archive.subarray(at, at + 46 + archive.readUInt16LE(at + 28)));
    const local = central.readUInt32LE(42);
    const length = 30 + central.readUInt16LE(28) + central.readUInt32LE(20);
    locals.push(Buffer.from(archive.subarray(local, local + length)));
    centrals.push(central);
  }
  return { locals, centrals };
}

/** The archive of parts, with the places and the end worked out anew. */
function joined({ locals, centrals }: Parts, comment = Buffer.alloc(0), prefix = Buffer.alloc(0)): Buffer {
  let at = prefix.length;
  centrals.forEach((central, i) => {
    central.writeUInt32LE(at, 42);
    at += locals[i]?.length ?? 0;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(Buffer.concat(centrals).length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([prefix, ...locals, ...centrals, end, comment]);
}

/** Offsets in a local header, and how many bytes stand there. */
const fields = [4, 6, 8, 10, 12, 14, 18, 22, 26, 28, 30] as const;

const changes: readonly ((parts: Parts, i: number, random: Random) => Buffer)[] = [
  // A field of the local header, of the central one, or of both.
  (parts, i, random) => {
    const [field, bit, where] = [random.pick(fields), 1 << random.below(8), random.below(3)];
    if (where !== 1) parts.locals[i]![field]! ^= bit;
    if (where !== 0) parts.centrals[i]![field + 2]! ^= bit;
    return joined(parts);
  },
  (parts, i, random) => {
    parts.centrals[i]![random.pick([4, 5, 32, 34, 36, 38, 41])]! ^= 1 << random.below(8);
    return joined(parts);
  },
  // The same file twice, in both places or in one.
  (parts, i, random) => {
    parts.locals.splice(i, 0, parts.locals[i]!);
    if (random.below(2) === 0) parts.centrals.splice(i, 0, Buffer.from(parts.centrals[i]!));
    return joined(parts);
  },
  // Another order.
  (parts, i) => {
    parts.locals.push(...parts.locals.splice(i, 1));
    parts.centrals.push(...parts.centrals.splice(i, 1));
    return joined(parts);
  },
  (parts, i) => {
    parts.centrals.splice(i, 1);
    return joined(parts);
  },
  (parts) => joined(parts, Buffer.from('comment')),
  (parts) => joined(parts, undefined, Buffer.from('MZ')),
  repacked((content) => Buffer.concat([deflateRawSync(content), Buffer.from([0])])),
  repacked((content) => deflateRawSync(content).subarray(0, -1)),
  repacked((content) => deflateRawSync(content, { level: 0 })),
  repacked((content) => deflateRawSync(Buffer.concat([content, Buffer.from('!')]))),
  repacked((content) => content),
];

/** Packs a file another way, while its headers say what they said of its content. */
function repacked(packing: (content: Buffer) => Buffer) {
  return (parts: Parts, i: number): Buffer => {
    const content = Buffer.from(`${i} is what this file holds now\n`.repeat(3));
    const packed = packing(content);
    const local = parts.locals[i]!;
    const name = local.subarray(30, 30 + local.readUInt16LE(26));
    const header = Buffer.from(local.subarray(0, 30));
    header.writeUInt32LE(crc32(content), 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(content.length, 22);
    parts.locals[i] = Buffer.concat([header, name, packed]);
    header.copy(parts.centrals[i]!, 6, 4, 30);
    return joined(parts);
  };
}

/** One part of the archive's own structure. */
export const archiveParts: Mutation = (random, files) => {
  const parts = partsOf(pack(files));
  return random.pick(changes)(parts, random.below(parts.locals.length), random);
};
