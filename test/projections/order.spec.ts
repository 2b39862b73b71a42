import fc from 'fast-check';
import type { RecordedEvent } from '../../contracts/event-log';
import { boards } from '../../projections';
import { alertHistoryRegister } from '../../projections/watch/alert-history-register';
import { folded, recorded, shown } from './folding';
import { golden } from './golden';

/** The golden events once more as several copies with ids of their own, so that several rows of each board exist. */
const copies = [1, 2, 3].map((copy) =>
  golden.map((event): RecordedEvent => {
    const renamed = JSON.parse(
      JSON.stringify(event)
        .replaceAll('01900000-0000-', `0190000${copy}-0000-`)
        .replaceAll('alert-shelving', `policy-${copy}`)
        .replaceAll('EAST_AFRICA', `EAST_AFRICA_${copy}`)
        .replaceAll(/\bAF\b/g, `AF${copy}`)
        .replaceAll('mediation', `mediation-${copy}`)
        .replaceAll('RCEast', `RCEast${copy}`)
        .replaceAll('"realm":"live"', `"realm":"realm-${copy}"`),
    );
    return { ...renamed, position: event.position + copy * 1000 };
  }),
);

/** Merges lists in any order that keeps each list's own. */
const interleaved = (picks: readonly number[]): readonly RecordedEvent[] => {
  const rest = copies.map((events) => [...events]);
  const merged = picks.flatMap((pick) => rest[pick % rest.length]?.shift() ?? []);
  return [...merged, ...rest.flat()];
};

describe.each(
  [...boards, alertHistoryRegister].map(
    (picture) => ['topic' in picture ? picture.topic : picture.name, picture] as const,
  ),
)('%s', (_, picture) => {
  const straight = shown(picture, copies.flat());

  it('gives equal rows however events of different keys are mixed', () => {
    expect(folded(picture, copies.flat()).size).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 200 }), (picks) => {
        expect(shown(picture, interleaved(picks))).toEqual(straight);
      }),
      { numRuns: 60 },
    );
  });

  it('gives equal rows when the newest event comes twice', () => {
    const events = copies[0]!;
    for (let length = 1; length <= events.length; length++) {
      const known = events.slice(0, length);
      expect(shown(picture, [...known, known.at(-1)!])).toEqual(shown(picture, known));
    }
  });
});

it('a counter instead of a set would fail: the control of the two tests above', () => {
  const counting = {
    keys: () => ['all'],
    blank: { count: 0 },
    on: { AlertRaised: (row: { count: number }) => ({ count: row.count + 1 }) },
    show: (row: { count: number }) => row,
  };
  const event = recorded('alert-a', 'AlertRaised', {});
  expect(shown(counting, [event, event])).not.toEqual(shown(counting, [event]));
});

it('counts stay the sizes of sets when any events are repeated later', () => {
  const counts = (events: readonly RecordedEvent[]) =>
    Object.values(shown(boards[0]!, events)).map(({ openAlerts, criticalAlerts, signals }) => [
      openAlerts,
      criticalAlerts,
      signals,
    ]);
  const events = copies[0]!;
  fc.assert(
    fc.property(fc.array(fc.nat(events.length - 1), { maxLength: 30 }), (repeats) => {
      expect(counts([...events, ...repeats.map((index) => events[index]!)])).toEqual(counts(events));
    }),
    { numRuns: 100 },
  );
});
