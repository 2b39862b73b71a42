import { createHash } from 'node:crypto';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import { reportText } from '../../src/watch/crisis/conclusion';
import { crisis } from '../../src/watch/crisis/decider';
import { scenario } from '../scenario';
import { closed, crisisId, idOf, moved, opened, otherCrisisId, report, reported } from './crisis-cases';

const { given } = scenario(crisis);
const close = { type: 'CloseCrisis' as const, data: { crisisId, reason: 'Results accepted.' } };
const merge = { type: 'CloseCrisis' as const, data: { ...close.data, mergedInto: otherCrisisId } };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a situation report', () => {
  it('is numbered and carries the digest of its fields', () => {
    const contentSha256 = sha256(
      '{"crisisId":"01900000-0000-7000-8000-00000000c001","situationReportId":"01900000-0000-7000-8000-000000000700","final":true,"atPosition":900,"covers":{"from":"2013-03-04T00:00:00Z","to":"2013-03-04T12:00:00Z"},"narrative":"Polling closed calmly.","projections":[{"hours":24,"text":"Calm expected."}],"criticalNeeds":["Observers in Kisumu"]}',
    );
    given(opened)
      .when({ type: 'IssueSituationReport', data: report }, { facts: { sha256 } })
      .records({ type: 'SituationReportIssued', data: { ...reported.data, contentSha256 } as never });
  });

  it('has one digest, in whatever order its fields are sent', () => {
    const turned = Object.fromEntries(Object.entries(report).reverse()) as typeof report;
    expect(reportText(turned)).toBe(reportText(report));
  });

  it('cannot stand on a position beyond the head', () =>
    given(opened)
      .when({ type: 'IssueSituationReport', data: { ...report, atPosition: 1001 } })
      .refuses('POSITION_AHEAD'));

  it('keeps its id', () => {
    given(opened, reported)
      .when({ type: 'IssueSituationReport', data: { ...report, narrative: 'Otherwise.' } })
      .refuses('ALREADY_EXISTS');
    given(opened, reported).when({ type: 'IssueSituationReport', data: report }).recordsNothing();
    const next = { ...report, situationReportId: idOf(701) };
    given(opened, reported)
      .when({ type: 'IssueSituationReport', data: next })
      .records({ type: 'SituationReportIssued', data: { ...reported.data, ...next, number: 2 } as never });
  });

  it('of a closed crisis is refused', () =>
    given(opened, closed).when({ type: 'IssueSituationReport', data: report }).refuses('RECORD_CLOSED'));
});

describe('closing a crisis', () => {
  const none = { facts: { openWork: { alerts: [] } } };
  const open = { facts: { openWork: { alerts: [idOf(1)] } } };

  it('follows a final report and tells up to where was checked', () =>
    given(opened, reported)
      .when(close, none)
      .records({ type: 'CrisisClosed', data: { ...close.data, countries: ['KEN'], checkedAt: 1000 } }));

  it('asks what is still open, but not when merging', () => {
    const { facts } = crisis.decide.CloseCrisis;
    expect(facts!(close.data)).toEqual({ openWork: { fold: 'openWork', key: crisisId } });
    expect(facts!(merge.data)).toEqual({});
    given(opened, reported).when(close, open).refuses('CRISIS_HAS_OPEN_WORK');
    given(opened).when(close, open).refuses('FINAL_REPORT_MISSING', 'CRISIS_HAS_OPEN_WORK');
  });

  it('needs a final report since the last change of status', () => {
    given(opened).when(close, none).refuses('FINAL_REPORT_MISSING');
    const interim: CrisisEvent = { type: 'SituationReportIssued', data: { ...reported.data, final: false } as never };
    given(opened, interim).when(close, none).refuses('FINAL_REPORT_MISSING');
    const away = moved(2, 'alert')[1]!;
    const back: CrisisEvent = {
      type: 'CrisisStatusChanged',
      data: { ...away.data, to: 'monitoring', from: 'alert' } as never,
    };
    given(opened, reported, away, back).when(close, none).refuses('FINAL_REPORT_MISSING');
    given(opened, away, back, reported)
      .when(close, none)
      .records({ type: 'CrisisClosed', data: { ...close.data, countries: ['KEN'], checkedAt: 1000 } });
  });

  it.each(['alert', 'active', 'stabilizing'])('is not possible from %s, unless it is merged', (status) => {
    const way = ['alert', 'active', 'stabilizing'];
    const past = [...moved(2, ...way.slice(0, way.indexOf(status) + 1)), reported] as CrisisEvent[];
    given(...past)
      .when(close, none)
      .refuses('WRONG_STATE');
    given(...past)
      .when(merge)
      .records({ type: 'CrisisClosed', data: { ...merge.data, countries: ['KEN'], checkedAt: 1000 } });
  });

  it('is not possible into itself', () =>
    given(opened, reported)
      .when({ type: 'CloseCrisis', data: { ...close.data, mergedInto: crisisId } })
      .refuses('INVALID_FIELDS'));

  it('already done records nothing; a closed crisis merges no more', () => {
    given(opened, reported, closed).when(close, none).recordsNothing();
    given(opened, reported, closed).when(merge).refuses('RECORD_CLOSED');
  });
});
