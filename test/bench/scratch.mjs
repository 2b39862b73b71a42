import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './product.mjs';

const parent = join(root, 'artifacts');

/** A folder beside the product's own data, hence on the same disk; gone afterwards, whatever happens. */
export async function withScratch(work) {
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
