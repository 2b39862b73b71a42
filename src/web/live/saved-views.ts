import type { Preferences } from '../../../contracts/http';

/** A view of a board that a person has named: where it opens, without the realm. */
export interface SavedView {
  readonly topic: string;
  readonly name: string;
  readonly href: string;
}
type Views = Preferences['views'];

const viewKey = (topic: string, name: string) => `view:${topic}:${name}`;
const pinnedKey = (topic: string) => `pinned:${topic}`;

/** Rows that are pinned at most: as many as fit on a screen beside others. */
export const mostPinned = 20;

/** Views that were saved, by board and name; an address outside of this product is never one. */
export const savedViews = (views: Views = {}): readonly SavedView[] =>
  Object.entries(views)
    .flatMap(([key, href]) => {
      const [, topic, name] = /^view:([^:]+):(.+)$/.exec(key) ?? [];
      return topic && name && /^\/(?!\/)/.test(href) ? [{ topic, name, href }] : [];
    })
    .sort((a, b) => (viewKey(a.topic, a.name) < viewKey(b.topic, b.name) ? -1 : 1));

/** The preferences with a view saved under its name; a view of that name is replaced. */
export const withView = (now: Preferences, { topic, name, href }: SavedView): Preferences => ({
  ...now,
  views: { ...now.views, [viewKey(topic, name)]: href },
});

/** The preferences without a view. */
export function withoutView(now: Preferences, { topic, name }: Pick<SavedView, 'topic' | 'name'>): Preferences {
  const { [viewKey(topic, name)]: _, ...views } = now.views;
  return { ...now, views };
}

/** Rows of a board that stay on top, in the order they were pinned. */
export const pinnedOf = (views: Views | undefined, topic: string): readonly string[] =>
  (views?.[pinnedKey(topic)] ?? '').split(',').filter(Boolean);

/** The preferences with rows pinned; where all of them are pinned already, they are let go. */
export function withPinned(now: Preferences, topic: string, keys: readonly string[]): Preferences {
  const before = pinnedOf(now.views, topic);
  const all = keys.every((key) => before.includes(key));
  const after = all ? before.filter((key) => !keys.includes(key)) : [...new Set([...before, ...keys])];
  const { [pinnedKey(topic)]: _, ...views } = now.views;
  const kept = after.slice(0, mostPinned);
  return { ...now, views: kept.length > 0 ? { ...views, [pinnedKey(topic)]: kept.join(',') } : views };
}
