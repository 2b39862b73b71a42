import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('reflect-metadata');

/** The repository's root folder. */
export const root = join(import.meta.dirname, '..', '..');
/** A package as the product itself resolves it. */
export const pack = (name) => require(name);
/** A compiled module of the product, named from the root without its ending. */
export const product = (path) => require(join(root, 'dist', `${path}.js`));
