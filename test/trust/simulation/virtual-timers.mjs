import { createRequire } from 'node:module';

const promised = createRequire(import.meta.url)('node:timers/promises');
const real = { setTimeout, clearTimeout, setImmediate };
const realTurn = promised.setImmediate;

/** What a turn of the event loop takes; were it nothing, somebody who waits turn after turn would stop the time. */
const turnMs = 5;

/** From now on the timers of the product are those of a scheduler; answers how to give it the platform's back. */
export function useVirtualTimers(scheduler) {
  globalThis.setTimeout = (work, delayMs = 0, ...values) => scheduler.at(delayMs, () => work(...values));
  globalThis.clearTimeout = (plan) => scheduler.cancel(plan);
  globalThis.setImmediate = (work, ...values) => scheduler.at(turnMs, () => work(...values));
  promised.setImmediate = (value) => new Promise((resolve) => scheduler.at(turnMs, () => resolve(value)));
  return () => {
    Object.assign(globalThis, real);
    promised.setImmediate = realTurn;
  };
}
