import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './product.mjs';

const parent = join(root, 'artifacts');

const open = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const dir of open) rmSync(dir, { recursive: true, force: true });
    process.exit(1);
  });
}

/** A folder beside the product's own data, hence on the same disk; gone afterwards, whatever happens. */
export async function withScratch(work) {
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'bench-'));
  open.add(dir);
  try {
    return await work(dir);
  } finally {
    open.delete(dir);
    rmSync(dir, { recursive: true, force: true });
  }
}
