import { createStore } from './store';

/** True while the sheet of shortcuts is open. */
export const sheetStore = createStore(false);
