/** A value with one writer and many readers; readers are told after each change. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (told: () => void) => () => void;
}

/** Makes a store; setting the same value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const readers = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const told of [...readers]) told();
    },
    subscribe: (told) => {
      readers.add(told);
      return () => readers.delete(told);
    },
  };
}
