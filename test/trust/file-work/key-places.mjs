import { join } from 'node:path';

/** Where the keys of an installation lie, all of them in one folder. */
export const placesIn = (dir) => ({
  path: join(dir, 'keystore.db'),
  keysDirectory: join(dir, 'kek'),
  signingKey: join(dir, 'log-signing.pem'),
});
