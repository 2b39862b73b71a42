import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRestoredFields } from '../../contracts/backup';
import { RestoredLog } from '../../contracts/restored-log';
import { sync } from '../files';

/** File in a realm's folder that a restore with loss leaves. */
export const restoredFile = (dir: string) => join(dir, 'restored.json');

/** The loss of a restore, from its file; recorded, the file is put aside. */
export class RestoredFile extends RestoredLog {
  constructor(private readonly dir: string) {
    super();
  }

  loss(): LogRestoredFields | undefined {
    const file = restoredFile(this.dir);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LogRestoredFields) : undefined;
  }

  recorded() {
    renameSync(restoredFile(this.dir), `${restoredFile(this.dir)}.recorded`);
    sync(this.dir);
  }
}

/** A log that was never restored, because it lives in memory. */
export class NeverRestored extends RestoredLog {
  loss() {
    return undefined;
  }
  recorded() {
    // Nothing was lost.
  }
}
