import { randomFillSync } from 'node:crypto';

const ivBytes = 12;
const pool = Buffer.alloc(ivBytes * 256);
let used = pool.length;

/** Twelve random bytes that were never handed out before; the generator is asked for many at a time. */
export function freshIv(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ivBytes;
  return Buffer.from(pool.subarray(used - ivBytes, used));
}
