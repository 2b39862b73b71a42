import { createHash } from 'node:crypto';
import { canonical } from '../../../contracts/encoding';

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

/** SHA-256 over a picture's shown rows at a position (trust.md §3.8); over the rows one reader sees it is a view hash. */
export function stateHash(name: string, version: number, position: number, rows: ReadonlyMap<string, unknown>): string {
  const hash = createHash('sha256').update(`watchfloor.state/1\n${name}\n`).update(u32(version)).update(u64(position));
  const keys = [...rows.keys()].map((key) => [key, Buffer.from(key)] as const).sort(([, a], [, b]) => a.compare(b));
  for (const [key, bytes] of keys) {
    const row = Buffer.from(canonical(rows.get(key)));
    hash.update(u32(bytes.length)).update(bytes).update(u32(row.length)).update(row);
  }
  return hash.digest('hex');
}
