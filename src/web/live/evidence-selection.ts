import { createStore } from './store';

/** Positions of rows or events that are selected on the screen; a form can take them as evidence. */
export const selectionStore = createStore<readonly number[]>([]);
