import type { Preferences, RegisterPage, ShownEvent } from '../../../contracts/http';
import { api } from './api';
import { changePreferences, changePreferencesLeaving } from './preferences';

/** What has changed on a board since somebody last looked at it. */
export interface Missed {
  readonly since: number;
  /** When the position was recorded; undefined where that event may not be seen. */
  readonly at?: string;
  /** Keys of the rows that changed. */
  readonly keys: ReadonlySet<string>;
  /** True where more was recorded than was read. */
  readonly more: boolean;
}

/** Milliseconds between two savings of the place, and of absence after which a person is told what was missed. */
export const saveEveryMs = 60_000;
export const awayMs = 15 * 60_000;
const pages = 5;

interface Entry {
  readonly position: number;
  readonly stream: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** Key of the row that an entry of the timeline changed: that of its subject, or of its own record. */
function keyOf(category: string, { stream, subjectKind, subjectId }: Entry): string | undefined {
  if (subjectKind === category) return subjectId;
  return stream.startsWith(`${category}-`) ? stream.slice(category.length + 1) : undefined;
}

/** Keys changed after a position, from entries that come newest first; `end` when the position was reached. */
export function changedKeys(category: string, since: number, entries: readonly Entry[]) {
  const newer = entries.filter(({ position }) => position > since);
  return { keys: newer.flatMap((entry) => keyOf(category, entry) ?? []), end: newer.length < entries.length };
}

const timeOf = (position: number, signal: AbortSignal) =>
  api<ShownEvent>(`/events/${position}`, { signal }).then(
    ({ metadata }) => metadata.recordedAt,
    () => undefined,
  );

/** Reads what changed on the board of a category after a position, as far as the timeline tells. @throws ApiProblem, NoAnswer */
export async function readMissed(category: string, since: number, signal: AbortSignal): Promise<Missed> {
  const keys = new Set<string>();
  const f = category === 'crisis' ? JSON.stringify({ subjectKind: 'crisis' }) : undefined;
  let cursor: string | undefined;
  let more = true;
  for (let n = 0; n < pages && more; n++) {
    const query = { f, limit: 100, ...(cursor && { cursor, dir: 'next' }) };
    const page = await api<RegisterPage>('/registers/timeline', { query, signal });
    const found = changedKeys(
      category,
      since,
      page.rows.map(({ row }) => row as unknown as Entry),
    );
    for (const key of found.keys) keys.add(key);
    cursor = page.next;
    more = !found.end && cursor !== undefined;
  }
  const at = await timeOf(since, signal);
  return { since, keys, more, ...(at && { at }) };
}

const savedAt = new Map<string, number>();

/** True where the place may be saved again. */
export const maySave = (topic: string, now: number) =>
  now - (savedAt.get(topic) ?? Number.NEGATIVE_INFINITY) >= saveEveryMs;

/** The preferences with a board looked at up to a position; a place is never moved back. */
export const lookedAt = (now: Preferences, topic: string, position: number): Preferences => ({
  ...now,
  lastLooked: { ...now.lastLooked, [topic]: Math.max(position, now.lastLooked[topic] ?? 0) },
});

/** Keeps on the server how far a board was looked at, at most once a minute; a failure is made good the next time. */
export function saveLooked(topic: string, position: number) {
  const now = performance.now();
  if (position <= 0 || !maySave(topic, now)) return;
  savedAt.set(topic, now);
  const change = document.hidden ? changePreferencesLeaving : changePreferences;
  change((preferences) => lookedAt(preferences, topic, position)).catch(() => savedAt.delete(topic));
}
