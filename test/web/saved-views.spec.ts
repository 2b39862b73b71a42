import type { Preferences } from '../../contracts/http';
import { changedKeys, lookedAt } from '../../src/web/live/last-looked';
import { mostPinned, pinnedOf, savedViews, withoutView, withPinned, withView } from '../../src/web/live/saved-views';

const none: Preferences = { views: {}, lastLooked: {} };

describe('views saved by name', () => {
  const kenya = { topic: 'crises', name: 'Kenya: mine', href: '/board/crises?f=countries:KEN' };

  it('come back as they were saved, and go when they are removed', () => {
    const saved = withView(withView(none, kenya), { topic: 'alerts', name: 'b', href: '/alerts' });
    expect(savedViews(saved.views)).toEqual([{ topic: 'alerts', name: 'b', href: '/alerts' }, kenya]);
    expect(savedViews(withoutView(saved, kenya).views).map(({ name }) => name)).toEqual(['b']);
  });

  it('are never an address outside of this product', () => {
    const views = { 'view:crises:x': 'https://example.org/', 'view:crises:y': '//example.org/', 'pinned:crises': '/a' };
    expect(savedViews(views)).toEqual([]);
  });
});

describe('pinned rows', () => {
  it('are added in order, let go when all are pinned already, and kept per board', () => {
    const two = withPinned(none, 'crises', ['b', 'a']);
    expect(pinnedOf(two.views, 'crises')).toEqual(['b', 'a']);
    expect(pinnedOf(two.views, 'alerts')).toEqual([]);
    expect(pinnedOf(withPinned(two, 'crises', ['a', 'c']).views, 'crises')).toEqual(['b', 'a', 'c']);
    expect(withPinned(two, 'crises', ['a', 'b'])).toEqual(none);
  });

  it('are no more than there is room for', () => {
    const many = Array.from({ length: mostPinned + 5 }, (_, i) => `k${i}`);
    expect(pinnedOf(withPinned(none, 'crises', many).views, 'crises')).toHaveLength(mostPinned);
  });
});

describe('what was missed', () => {
  const entry = (position: number, stream: string, subjectKind: string, subjectId: string) => ({
    position,
    stream,
    subjectKind,
    subjectId,
  });
  const entries = [
    entry(9, 'alert-A1', 'crisis', 'KEN'),
    entry(9, 'alert-A1', 'country', 'KEN'),
    entry(7, 'crisis-SYR', 'crisis', 'SYR'),
    entry(5, 'crisis-MLI', 'crisis', 'MLI'),
  ];

  it('counts rows by what the events are about, up to the place that was looked at', () => {
    expect(changedKeys('crisis', 5, entries)).toEqual({ keys: ['KEN', 'SYR'], end: true });
    expect(new Set(changedKeys('alert', 5, entries).keys)).toEqual(new Set(['A1']));
    expect(changedKeys('crisis', 0, entries).end).toBe(false);
    expect(changedKeys('user', 0, entries).keys).toEqual([]);
  });

  it('never moves the place back', () => {
    const seen = lookedAt(none, 'crises', 40);
    expect(lookedAt(seen, 'crises', 30).lastLooked).toEqual({ crises: 40 });
    expect(lookedAt(seen, 'alerts', 7).lastLooked).toEqual({ crises: 40, alerts: 7 });
  });
});
