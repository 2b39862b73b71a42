import type { RecordedEvent } from '../../contracts/event-log';
import { desksBoard } from '../../projections/watch/desks-board';
import { recorded, shown, withoutClock } from './folding';
import { goldenOf } from './golden';

const first = 'AF.20130304.1';
const second = 'AF.20130304.2';
const member = (userId: string) => ({ userId, position: 'watch officer', org: 'STATE' });
const of = (shiftId: string, type: string, data: object = {}, by = 'wo1') =>
  recorded(`shift-${shiftId}`, type, { ...goldenOf(type).data, shiftId, ...data }, { by });
const start = (shiftId: string, userId: string, plannedTo = '2013-03-04T12:00:00Z') =>
  of(shiftId, 'ShiftStarted', { crew: [member(userId)], plannedTo });
const line = (shiftId: string, entryId: string, significant = false) =>
  of(shiftId, 'LogEntryRecorded', { entryId, significant });
const prepared = (shiftId: string, data: object = {}) => of(shiftId, 'HandoverPrepared', { toPosition: 70, ...data });
const accepted = (shiftId: string) => of(shiftId, 'HandoverAccepted', { toPosition: 70 }, 'wo2');
const desk = (...events: readonly RecordedEvent[]) => shown(desksBoard, events).AF;
const crewOf = (...events: readonly RecordedEvent[]) =>
  desk(...events).crew.map(({ shiftId, userId }: { shiftId: string; userId: string }) => [shiftId, userId]);

describe('board desks', () => {
  withoutClock();

  it('shows the shift that was started, and nothing of handovers before there is one', () =>
    expect(desk(start(first, 'wo1'))).toEqual({
      shiftId: first,
      crew: [{ shiftId: first, ...member('wo1') }],
      plannedTo: '2013-03-04T12:00:00Z',
      entries: 0,
      significantEntries: 0,
      handoverState: null,
      toPosition: null,
      onWatch: null,
    }));

  it('follows the crew', () =>
    expect(
      crewOf(start(first, 'wo1'), of(first, 'ShiftCrewChanged', { crew: [member('swo1'), member('wo1')] })),
    ).toEqual([
      [first, 'swo1'],
      [first, 'wo1'],
    ]));

  it('counts each entry once, significant ones apart', () =>
    expect(
      desk(start(first, 'wo1'), line(first, 'a'), line(first, 'b', true), line(first, 'a'), line(first, 'b', true)),
    ).toMatchObject({ entries: 2, significantEntries: 1 }));

  it('holds both crews until the handover is accepted, the giver on watch', () => {
    const open = [start(first, 'wo1'), line(first, 'a'), prepared(first), start(second, 'wo2', '2013-03-05T00:00:00Z')];
    expect(desk(...open)).toMatchObject({
      shiftId: first,
      plannedTo: '2013-03-04T12:00:00Z',
      entries: 1,
      handoverState: 'prepared',
      toPosition: 70,
      onWatch: 'wo1',
    });
    expect(crewOf(...open)).toEqual([
      [first, 'wo1'],
      [second, 'wo2'],
    ]);
  });

  it('shows the next shift and its entries once the handover is accepted, the taker on watch', () => {
    const events = [
      start(first, 'wo1'),
      line(first, 'a'),
      start(second, 'wo2', '2013-03-05T00:00:00Z'),
      line(second, 'b', true),
      line(second, 'c'),
      prepared(first),
      accepted(first),
    ];
    expect(desk(...events)).toEqual({
      shiftId: second,
      crew: [{ shiftId: second, ...member('wo2') }],
      plannedTo: '2013-03-05T00:00:00Z',
      entries: 2,
      significantEntries: 1,
      handoverState: 'accepted',
      toPosition: 70,
      onWatch: 'wo2',
    });
    expect(desk(...events, prepared(second, { toPosition: 80 }))).toMatchObject({
      handoverState: 'prepared',
      toPosition: 80,
      onWatch: 'wo1',
    });
  });

  it('keeps the taker on watch while no next shift is started, and nobody where the desk closes', () => {
    const ended = { shiftId: null, crew: [], plannedTo: null, entries: 0, significantEntries: 0, toPosition: 70 };
    expect(desk(start(first, 'wo1'), line(first, 'a'), prepared(first), accepted(first))).toEqual({
      ...ended,
      handoverState: 'accepted',
      onWatch: 'wo2',
    });
    expect(desk(start(first, 'wo1'), prepared(first, { deskCloses: true }), accepted(first))).toEqual({
      ...ended,
      handoverState: 'accepted',
      onWatch: null,
    });
  });

  it('has a row for each desk', () => {
    const other = of('EAP.20130304.1', 'ShiftStarted', { deskId: 'EAP' });
    expect(Object.keys(shown(desksBoard, [start(first, 'wo1'), other]))).toEqual(['AF', 'EAP']);
  });

  it('is folded again without a struck entry, and with a corrected one in its new words', () => {
    const [started, a, b] = [start(first, 'wo1'), line(first, 'a'), line(first, 'b')];
    const corrected = { ...b, data: { ...b.data, significant: true } };
    expect(desk(started, a, b)).toMatchObject({ entries: 2, significantEntries: 0 });
    expect(desk(started, b)).toMatchObject({ entries: 1, significantEntries: 0 });
    expect(desk(started, a, corrected)).toMatchObject({ entries: 2, significantEntries: 1 });
  });
});
