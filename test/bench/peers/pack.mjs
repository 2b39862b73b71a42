import { createRequire } from 'node:module';

/** A package of this folder; what it lacks (better-sqlite3) is the product's own. */
export const pack = createRequire(import.meta.url);
