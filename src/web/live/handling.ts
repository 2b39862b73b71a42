import type { Classification } from '../../../contracts/metadata';
import { createStore } from './store';

/** Handling of each answer that is on the page now, by what it is for. */
export const handlingStore = createStore<ReadonlyMap<string, Classification>>(new Map());

/** Says how an answer on the page must be handled; the banner shows the highest. */
export function noteHandling(what: string, handling: Classification) {
  if (handlingStore.get().get(what) === handling) return;
  handlingStore.set(new Map([...handlingStore.get(), [what, handling]]));
}

/** The answer has left the page. */
export const forgetHandling = (what: string) =>
  handlingStore.set(new Map([...handlingStore.get()].filter(([other]) => other !== what)));
