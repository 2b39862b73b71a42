import { statfsSync } from 'node:fs';
import { type Space, Storage } from '../contracts/storage';

/** What is free on the volume that holds a folder. */
export function spaceOf(dir: string): Space {
  const { bavail, blocks, bsize } = statfsSync(dir);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** The volume of a folder. */
export class VolumeStorage extends Storage {
  constructor(private readonly dir: string) {
    super();
  }

  override space() {
    return spaceOf(this.dir);
  }
}

/** A realm in memory. */
export class NoVolume extends Storage {
  override space() {
    return undefined;
  }
}
