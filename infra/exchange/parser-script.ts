import { join } from 'node:path';

/** The compiled script of the parser thread: beside this file, or in the build when this file runs from its source. */
export const parserScript = (here = __filename): string =>
  here.endsWith('.ts')
    ? join(__dirname, '..', '..', 'dist', 'infra', 'exchange', 'parser.js')
    : join(__dirname, 'parser.js');
