import { createStore } from './store';

/** True while the command palette is open. */
export const paletteStore = createStore(false);
