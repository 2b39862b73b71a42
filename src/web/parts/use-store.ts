import { useSyncExternalStore } from 'react';
import type { Store } from '../live/store';

/** The current value of a store; the component draws again when it changes. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get, store.get);
