import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DrillBackup, DrilledBackup } from '../../contracts/backup';
import { systemClock } from '../clock';
import { SqliteEventLog } from '../event-log/sqlite/sqlite-event-log';
import { readManifest } from './manifest';
import { restoreBackup } from './restore';

/** Longest time for each million events (trust.md §17.3). */
const secondsPerMillion = 60;

/**
 * Restores a backup into a folder that is removed afterwards, opens the log as a server would, and says how long it took.
 * @throws Error as a restore does
 */
export async function drillBackup(request: DrillBackup): Promise<DrilledBackup> {
  const { realm, size, files } = readManifest(request.backup);
  mkdirSync(request.scratch, { recursive: true });
  const target = mkdtempSync(join(request.scratch, 'watchfloor-drill-'));
  const dir = join(target, realm);
  const places = join(target, 'keys');
  const keys = {
    path: join(places, 'keystore.db'),
    keysDirectory: places,
    signingKey: join(places, 'log-signing.pem'),
  };
  try {
    const began = performance.now();
    const restored = await restoreBackup({ ...request, checkpoints: [], target, layout: () => ({ dir, keys }) });
    const opening = performance.now();
    if (restored.findings.length === 0) await openOnce(dir, realm, size);
    const ended = performance.now();
    return {
      ...restored,
      // What a restore warns of, keys and what may be lost, is not what a drill is for.
      warnings: [],
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      openSeconds: (ended - opening) / 1000,
      totalSeconds: (ended - began) / 1000,
      limitSeconds: secondsPerMillion * Math.max(1, Math.ceil(size / 1_000_000)),
    };
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

/** Opens the log for writing and reads its last event. */
async function openOnce(dir: string, realm: string, size: number) {
  const log = await SqliteEventLog.open({ dir, realm, clock: systemClock });
  try {
    const head = await log.head();
    const { events } = await log.readAll({ after: Math.max(0, head - 1) });
    if (head - log.meta.base !== size || events.length !== Math.min(size, 1))
      throw new Error(`the restored log ends at ${head}, and ${size} events were restored`);
  } finally {
    await log.close();
  }
}
