import { newestKept } from './head-store';

/** Origin of the newest checkpoint kept beside a log: its first line. Undefined when none is kept. */
export const keptOrigin = (dir: string): string | undefined => newestKept(dir)?.split('\n', 1)[0];
