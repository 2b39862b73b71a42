import type { FileMap } from '../files';
import type { Random } from '../random';

/** A way to damage a bundle: changes files in place, or gives the bytes of an archive of its own. */
export type Mutation = (random: Random, files: FileMap) => Buffer | undefined;
