import { createStore } from './store';

/** Words for screen readers: polite ones at most every 5 s, assertive ones only for what stops work. */
export const politeStore = createStore('');
export const assertiveStore = createStore('');

const politeEveryMs = 5000;
let last = Number.NEGATIVE_INFINITY;
let waiting: string | undefined;

/** Says something when there is time; only the newest of several is said. */
export function announce(words: string) {
  const wait = last + politeEveryMs - performance.now();
  if (wait <= 0) {
    last = performance.now();
    politeStore.set(words);
    return;
  }
  if (waiting === undefined)
    setTimeout(() => {
      const now = waiting;
      waiting = undefined;
      if (now) announce(now);
    }, wait);
  waiting = words;
}

/** Says something at once. */
export const alarm = (words: string) => assertiveStore.set(words);
