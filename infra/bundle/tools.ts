import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZipFile } from './zip-writer';

const names = ['verify.mjs', 'verify.py', 'VERIFY.html', 'README.txt'];

/** The programs that check a bundle, from the folder `verifier` of a build. */
export const readTools = (folder: string): readonly ZipFile[] =>
  names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
