import { sourceRecordsRegister } from '../../projections/platform/source-records-register';
import { signalsRegister } from '../../projections/watch/signals-register';
import { recorded, shown, withoutClock } from './folding';
import { golden, goldenOf } from './golden';

const reported = goldenOf('SignalReported');
const revised = goldenOf('SignalRevised');
const first = reported.data.signalId as string;
const second = revised.data.signalId as string;
const rows = (...events: Parameters<typeof shown>[1]) => shown(signalsRegister, events);
const link = (relation: string, to: object, more: object = {}) =>
  recorded(reported.stream, 'SignalLinked', {
    ...goldenOf('SignalLinked').data,
    signalId: first,
    relation,
    to,
    ...more,
  });

describe('register signals', () => {
  withoutClock();

  it('shows a report with whole numbers and the text sealed', () => {
    expect(rows(reported)[first]).toMatchObject({
      occurredFrom: '2013-03-04T03:30:00Z',
      recordedAt: reported.metadata.recordedAt,
      delay: 26 * 60,
      position: reported.position,
      country: 'KEN',
      placeName: 'Mombasa',
      precision: 'locality',
      headline: 'Armed attack on police before polls',
      text: { $sealed: 1, at: `${reported.id}#/text`, type: 'SignalReported' },
      fatalitiesLow: 4,
      fatalitiesBest: 6,
      fatalitiesHigh: 9,
      fatalitiesCivilians: 1,
      displaced: 40,
      state: 'reported',
      grade: null,
      batchId: null,
    });
  });

  it('shows the latest grade, links and crisis', () => {
    const regraded = recorded(reported.stream, 'SignalGraded', {
      ...goldenOf('SignalGraded').data,
      reliability: 'A',
      credibility: '1',
    });
    expect(rows(reported, goldenOf('SignalGraded'))[first]).toMatchObject({ state: 'graded', grade: 'B/2' });
    expect(rows(reported, goldenOf('SignalGraded'), regraded)[first]).toMatchObject({
      grade: 'A/1',
      reliability: 'A',
      credibility: '1',
    });
    const about = link('about', { kind: 'crisis', id: 'c-9' }, { crisisId: 'c-9' });
    expect(rows(reported, about, about)[first]).toMatchObject({
      state: 'linked',
      crisisId: 'c-9',
      linkedTo: [{ relation: 'about', kind: 'crisis', id: 'c-9' }],
      corroborations: 0,
    });
  });

  it('shows who corroborates at the report that is corroborated', () => {
    const { [first]: target, [second]: source } = rows(...golden.slice(0, 25));
    expect(target).toMatchObject({ corroboratedBy: [second], corroborations: 1, linkedTo: [], state: 'graded' });
    expect(source).toMatchObject({
      corroboratedBy: [],
      linkedTo: [{ relation: 'corroborates', kind: 'signal', id: first }],
    });
  });

  it('takes the record of a revision and keeps when it was first recorded', () => {
    const original = golden.find(({ type, data }) => type === 'SignalReported' && data.signalId === second)!;
    expect(rows(original, revised)[second]).toMatchObject({
      headline: 'Road blocked, police post abandoned',
      externalVersion: '13.2',
      recordedAt: original.metadata.recordedAt,
      position: original.position,
      revisedAt: revised.metadata.recordedAt,
      text: { at: `${revised.id}#/text` },
    });
    expect(rows(original, revised, goldenOf('SignalWithdrawn'))[second]).toMatchObject({ state: 'withdrawn' });
  });

  it('has no row for a report that was struck', () => {
    const left = golden.filter(({ type, stream }) => stream === reported.stream && type !== 'SignalReported');
    expect(rows(...left)).toEqual({});
  });
});

describe('register source-records', () => {
  withoutClock();
  const records = (...events: Parameters<typeof shown>[1]) => shown(sourceRecordsRegister, events);

  it('names the event that holds the latest version of each outside record', () => {
    const before = golden.filter(({ position }) => position < goldenOf('SignalWithdrawn').position);
    expect(records(...before)).toEqual({
      [revised.stream]: {
        source: 'ucdp-ged',
        key: '412',
        version: '13.2',
        batchId: goldenOf('ImportStarted').data.batchId,
        stream: revised.stream,
        revision: 1,
        eventId: revised.id,
        position: revised.position,
        recordedAt: revised.metadata.recordedAt,
        state: 'live',
      },
    });
  });
  it('keeps a withdrawn record with the version that withdrew it', () => {
    expect(records(...golden)[revised.stream]).toMatchObject({
      state: 'withdrawn',
      version: '13.3',
      eventId: revised.id,
    });
  });
});
