import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

/** What a new private file is called until it is put in place, once {@link useFixedNames} was called. */
export const asideOf = (path) => `${path}.1.00000000`;
const suffixBytes = 4;

/** Gives files that are named by chance and process the same name in every run, so that a trace can watch them. */
export function useFixedNames() {
  const crypto = createRequire(import.meta.url)('node:crypto');
  crypto.randomBytes = (size) => (size === suffixBytes ? Buffer.alloc(size) : randomBytes(size));
  Object.defineProperty(process, 'pid', { value: 1 });
}
