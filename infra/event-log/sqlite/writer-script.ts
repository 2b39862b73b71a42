import { join } from 'node:path';

/** The compiled script of the writer thread: beside this file, or in the build when this file runs from its source. */
export const writerScript = (here = __filename): string =>
  here.endsWith('.ts')
    ? join(__dirname, '..', '..', '..', 'dist', 'infra', 'event-log', 'sqlite', 'writer.js')
    : join(__dirname, 'writer.js');
