import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where real files may lie; tests that need one report themselves as skipped when it is not there. */
const folder = process.env.WATCHFLOOR_SHARED_DATA ?? join(__dirname, '..', '..', '..', '..', 'shared', 'data');

/** The path of a real file of exactly this version, or why the test is skipped. */
export function sharedFile(name: string, digest: string): { readonly path: string } | { readonly skipped: string } {
  const path = join(folder, name);
  if (!existsSync(path)) return { skipped: 'skipped: no shared data' };
  return hash('sha256', readFileSync(path), 'hex').startsWith(digest)
    ? { path }
    : { skipped: 'skipped: other version' };
}
