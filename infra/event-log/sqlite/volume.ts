import { statfsSync } from 'node:fs';
import { refused } from './refused';

/** File systems on which a flush or a lock promises less than it says (statfs(2), trust.md D-6). */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x65735546, 'FUSE'],
  [0x01021997, '9p'],
]);

/**
 * @param typeOf gives the type of the file system that holds a folder
 * @throws EventLogError UNAVAILABLE with reason NETWORK_VOLUME
 */
export function requireLocalVolume(dir: string, typeOf: (dir: string) => number = volumeType) {
  // Some systems report the type as a signed number.
  const found = networkTypes.get(typeOf(dir) >>> 0);
  if (found) throw refused('NETWORK_VOLUME', `a log does not live on ${found}`);
}

const volumeType = (dir: string) => statfsSync(dir).type;
