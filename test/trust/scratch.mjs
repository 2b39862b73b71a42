import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bench/product.mjs';

const inMemory = '/dev/shm';
const made = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    removeScratch();
    process.exit(1);
  });

const folderIn = (parent) => {
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'watchfloor-trust-'));
  made.add(dir);
  return dir;
};

/** A folder in memory where there is one, for copies that are only read again. */
export const memoryFolder = () => folderIn(existsSync(inMemory) ? inMemory : tmpdir());

/** A folder on the disk on which the product keeps its own data. */
export const diskFolder = () => folderIn(join(root, 'artifacts'));

export function removeFolder(dir) {
  rmSync(dir, { recursive: true, force: true });
  made.delete(dir);
}

export function removeScratch() {
  for (const dir of made) removeFolder(dir);
}
