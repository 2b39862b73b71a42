import { useSyncExternalStore } from 'react';
import { secondStore, serverNow } from '../../live/clock';
import { floodSince } from '../../live/flood';
import { feed } from '../../live/live';

/** Seconds of the domain clock that a flood is looked for in; the board keeps resolved alerts longer than that. */
const lookBackSeconds = 86_400;

const store = () => feed.store('alerts');

function subscribe(told: () => void) {
  const stops = [secondStore.subscribe(told), store().subscribe(told)];
  return () => {
    for (const stop of stops) stop();
  };
}

function sinceNow(): string | undefined {
  const now = serverNow();
  if (!now) return undefined;
  const from = new Date(Date.parse(now) - lookBackSeconds * 1000).toISOString();
  const times = [...store().rows.values()].map(({ row }) => row.raisedAt);
  return floodSince(
    times.filter((at): at is string => typeof at === 'string' && at > from),
    now,
  );
}

/** Since when alerts flood the queue, or undefined. */
export const useFlood = (): string | undefined => useSyncExternalStore(subscribe, sinceNow);
