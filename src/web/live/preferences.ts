import type { Preferences } from '../../../contracts/http';
import { api } from './api';
import { createStore } from './store';

/** The person's own views and places last looked at, as the server keeps them; undefined until they are here. */
export const preferencesStore = createStore<Preferences | undefined>(undefined);

const read = () => api<Preferences>('/preferences');
let last: Promise<unknown> = Promise.resolve();

/** Reads the preferences once a session. @throws ApiProblem, NoAnswer */
export async function readPreferences(): Promise<void> {
  preferencesStore.set(await read());
}

async function put(change: (now: Preferences) => Preferences) {
  // Another window may have saved meanwhile; the answer replaces the whole, so it is read first.
  const next = change(await read());
  await api('/preferences', { method: 'PUT', body: next });
  preferencesStore.set(next);
}

/** Changes the preferences at once from what is known, by a request that outlives the page. @throws ApiProblem, NoAnswer */
export async function changePreferencesLeaving(change: (now: Preferences) => Preferences): Promise<void> {
  const known = preferencesStore.get();
  if (!known) return;
  const next = change(known);
  preferencesStore.set(next);
  await api('/preferences', { method: 'PUT', body: next, keepalive: true });
}

/** Changes the preferences, one change after the other. @throws ApiProblem, NoAnswer */
export function changePreferences(change: (now: Preferences) => Preferences): Promise<void> {
  const done = last.then(
    () => put(change),
    () => put(change),
  );
  last = done;
  return done;
}
