import { createHash } from 'node:crypto';

/** Whose keys a filled store holds before the work begins, and whose key the work destroys. */
export const earlier = ['e1', 'e2', 'e3'];
export const doomed = 's2';

/** A digest that tells a key from others, undefined where there is none. */
export const digestOf = (key) => key && createHash('sha256').update(key.export()).digest('hex');

/** Makes keys; answers their digests by subject. */
export function keepKeys(store, ids) {
  const keys = store.keep(ids.map((id) => ({ id, kind: 'person' })));
  return new Map([...keys].map(([id, key]) => [id, digestOf(key)]));
}
