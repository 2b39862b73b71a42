import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder of its own, and how to remove it. */
export async function newFolder() {
  const dir = await mkdtemp(join(tmpdir(), 'event-log-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
