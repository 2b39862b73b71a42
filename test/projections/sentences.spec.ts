import fc from 'fast-check';
import { events } from '../../contracts';
import { sentenceOf, toldTypes } from '../../projections/timeline/sentences';
import { goldenOf } from './golden';

const said = (type: string) => sentenceOf(goldenOf(type));

describe('sentences', () => {
  it('exist for every type of event, and for no other', () => {
    expect([...toldTypes].sort()).toEqual(Object.keys(events).sort());
  });

  it.each([
    ['CrisisOpened', 'Crisis opened: Kenya: electoral violence, SERIOUS, KEN'],
    ['CrisisDirectionSet', 'Direction set: AF desk, reports every 4 h, 1 objective'],
    ['CrisisStatusChanged', 'Status changed from monitoring to active'],
    ['CrisisSeverityChanged', 'Severity changed from SERIOUS to CRITICAL, 1 piece of evidence'],
    ['KeyFigureRecorded', 'Deaths, election-related recorded: 15 people as of 2013-03-04, confidence moderate'],
    ['KeyFigureRestated', 'Deaths, election-related restated from 15 to 20: later reports'],
    ['SituationUpdatePosted', 'Situation update 1 posted, significant'],
    ['SituationReportIssued', 'Final situation report 1 issued, as of position 30'],
    ['CrisisClosed', 'Crisis closed'],
    ['SignalReported', 'Signal reported: Armed attack on police before polls, Mombasa, 26 m after it happened'],
    ['SignalGraded', 'Signal graded B/2'],
    ['SignalLinked', 'Signal corroborates another signal: same street'],
    ['SignalWithdrawn', 'Signal withdrawn: not in release 13.3'],
    ['AlertRaised', 'Alert raised by rule, CRITICAL: Kenya: 3 electoral reports in 6 h, 2 pieces of evidence'],
    ['AlertEscalated', 'Alert escalated to level 1: nobody acknowledged in 15 m'],
    ['AlertAcknowledged', 'Alert acknowledged, 21 m after it was raised'],
    ['AlertShelved', 'Alert shelved until 4 Mar 2013 0600Z: police answer expected'],
    ['AlertResolved', 'Alert resolved, actioned: police reinforced'],
    ['AlertRuleDefined', 'Alert rule Electoral reports in Kenya v1 defined, CRITICAL'],
    ['LessonCaptured', 'Lesson captured: Reports by text message came first'],
    ['LessonReviewed', 'Lesson validated: seen in two counties'],
    ['LessonApplied', 'Lesson applied to toolkit v1 after 0 days: section on the days before the vote'],
    ['ToolkitPublished', 'Intervention toolkit v1 published: Electoral violence'],
    ['InterventionEvidenceRecorded', 'Evidence on an intervention recorded, moderate: police came sooner'],
    ['ToolkitUsed', 'Intervention toolkit v1 used in Nairobi: 240 volunteers trained'],
    ['UserRegistered', 'Person registered, STATE'],
    ['RoleGranted', 'Role watch officer granted until 2013-06-30: joins the watch'],
    ['ImportConcluded', 'Import concluded: 2 rows read, 1 created, 1 revised, 1 withdrawn, 0 rejected'],
    ['CommandRefused', 'CloseCrisis refused, RECORD_CLOSED'],
    ['EventCorrected', 'SituationUpdatePosted corrected, text: posts were left out'],
  ])('tell %s', (type, sentence) => expect(said(type)).toBe(sentence));

  it('tell to whom a lesson is assigned, and until when', () => {
    const assignedTo = { org: 'STATE', dueAt: '2013-06-30' };
    expect(sentenceOf({ type: 'LessonReviewed', data: { outcome: 'assigned', assignedTo, reason: 'x' } })).toBe(
      'Lesson assigned to STATE, due 2013-06-30: x',
    );
  });

  it('fall back to the type in words and its plain fields', () => {
    expect(
      sentenceOf({
        type: 'AwardSigned',
        data: { awardId: 'x', partner: 'Youth network', total: 12, text: { $sealed: 1 } },
      }),
    ).toBe('Award signed: partner Youth network, total 12');
    expect(sentenceOf({ type: 'AwardSigned', data: {} })).toBe('Award signed');
  });

  it('are total: no data makes one throw or be empty', () => {
    const data = fc.dictionary(
      fc.constantFrom(
        'severity',
        'evidence',
        'place',
        'occurred',
        'title',
        'until',
        'corrections',
        'to',
        'kind',
        'countries',
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...toldTypes, 'Unknown', 'constructor', '__proto__'), data, (type, fields) => {
        expect(sentenceOf({ type, data: fields }).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('hold no sealed text, not even where a reader opened it', () => {
    const event = goldenOf('SignalReported');
    expect(sentenceOf({ ...event, data: { ...event.data, text: 'the sealed narrative' } })).not.toContain('narrative');
    const user = goldenOf('UserRegistered');
    expect(sentenceOf({ ...user, data: { ...user.data, name: 'A. Sato', email: 'sato@example.org' } })).not.toMatch(
      /sato/i,
    );
  });
});
