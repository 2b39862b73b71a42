import type { Preferences } from './http';

/** Saved views and places last looked at, per person: preferences, not events. */
export abstract class PreferenceStore {
  abstract get(userId: string): Preferences;
  abstract put(userId: string, preferences: Preferences): void;
}
