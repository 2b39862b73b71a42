import { instantOf, microsOf } from '../../../contracts/clock';
import { createStore } from './store';

/** Where the server's domain clock stood when it last spoke; undefined while nothing is known. */
export interface Told {
  readonly serverMicros: number;
  /** Monotonic milliseconds of this page. */
  readonly at: number;
}

/** Time told by heartbeats, the only clock the page shows. */
export const toldStore = createStore<Told | undefined>(undefined);
/** Beats once a second while the page is shown, so that clocks, ages and countdowns move. */
export const secondStore = createStore(0);

/** Takes the server's time from a welcome or a heartbeat. */
export const tellTime = (serverTime: string, at = performance.now()) => {
  toldStore.set({ serverMicros: microsOf(serverTime), at });
};
/** Shows no time until the next heartbeat. */
export const forgetTime = () => toldStore.set(undefined);

/** The domain clock's present instant with six fraction digits, or undefined while nothing is known. */
export function serverNow(): string | undefined {
  const told = toldStore.get();
  if (!told) return undefined;
  return instantOf(told.serverMicros + Math.floor(performance.now() - told.at) * 1000);
}

/** Starts the second beat; returns what stops it. */
export function startSeconds(): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) secondStore.set(secondStore.get() + 1);
  }, 1000);
  const shown = () => !document.hidden && secondStore.set(secondStore.get() + 1);
  document.addEventListener('visibilitychange', shown);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', shown);
  };
}

/** The domain clock as far as this page knows it, else the machine's. */
export const presentInstant = (): string => serverNow() ?? new Date().toISOString();
