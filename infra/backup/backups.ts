import type { Backups } from '../../contracts/backup';
import { createBackup, planBackup } from './create';
import { drillBackup } from './drill';
import { restoreBackup } from './restore';
import { verifyBackup } from './verify';

/** Backups of logs in SQLite files. */
export const backups: Backups = {
  plan: planBackup,
  create: createBackup,
  verify: verifyBackup,
  restore: restoreBackup,
  drill: drillBackup,
};
