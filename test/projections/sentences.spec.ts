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
    ['CountryWatchOpened', 'Watch on EAST_AFRICA opened: T2, at risk'],
    ['CountryWatchReviewed', 'Watch on EAST_AFRICA reviewed: T2, at risk, next review by 2013-04-01'],
    ['WatchTierChanged', 'Watch tier changed from T2 to T3'],
    ['RiskScoreRecorded', 'Risk score recorded: demo-ewp 2012, onset 0.0310, rank 21 of 162'],
    ['HighRiskPeriodDeclared', 'High-risk period declared: election, 2013-02-01 to 2013-04-30'],
    ['HighRiskPeriodEnded', 'High-risk period ended: election, peaceful'],
    ['WatchNoticeShared', 'Watch notice shared: Elections in Kenya, SERIOUS, 2 partners, 0 forums'],
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
    ['ShiftStarted', 'Shift AF.20130304.1 started, crew of 1, until 4 Mar 2013 1200Z'],
    ['ShiftCrewChanged', 'Crew of shift AF.20130304.1 changed: 1 joined, 0 left'],
    ['LogEntryRecorded', 'Significant log entry: Post Nairobi reports calm queues.'],
    ['HandoverPrepared', 'Handover prepared, #63 to #65: 1 open alert, 1 critical'],
    ['HandoverAccepted', 'Handover accepted, #63 to #65, shift AF.20130304.1 ended'],
    ['ForumEstablished', 'Forum Policy Coordination Committee stands with 3 members, reports to Deputies Committee'],
    ['MeetingRecorded', 'Meeting scheduled, 5 Mar 2013 0900Z'],
    ['DecisionRequested', 'Decision requested about a crisis: Shall observers go to the coast?, due 5 Mar 2013 1200Z'],
    ['DecisionWithdrawn', 'Request for decision withdrawn: Shall the embassy draw down?'],
    ['OptionTabled', 'Option tabled: Send observers (act)'],
    ['PositionRecorded', 'STATE: concur'],
    ['DecisionTaken', 'Decision taken, act, known at #40, over the dissent of DOD'],
    ['TaskingIssued', 'STATE tasked, due 6 Mar 2013 1200Z: Send observers to Mombasa and Kisumu.'],
    ['TaskingStatusChanged', 'Tasking of STATE acknowledged: Team named.'],
    ['InteragencyManagementChanged', 'Interagency management active, 2 structures: Many agencies are on the ground.'],
    [
      'ConflictAssessmentCommissioned',
      'Conflict assessment commissioned: Kenya: drivers of electoral violence, KEN, due 2013-03-18',
    ],
    [
      'JudgementRecorded',
      'Judgement recorded, grievance, 1 source, confidence moderate: Land taken in the nineties was never given back.',
    ],
    [
      'DriverIdentified',
      'Driver 1 identified, identity, rising, confidence high: Rivals bid for land by stirring up identity.',
    ],
    ['EntryPointProposed', 'Entry point proposed, ground level: Land boards that both sides trust.'],
    ['AgencyPositionRecorded', 'USAID dissents: Resources weigh more than identity.'],
    ['ConflictAssessmentPublished', 'Conflict assessment v1 published, 1 driver, dissent of USAID'],
    [
      'AtrocityAssessmentCommissioned',
      'Atrocity assessment commissioned: Kenya: risk of attacks on civilians, KEN, due 2013-03-15',
    ],
    ['ActorAssessed', 'Actor assessed, potential perpetrator, 1 source, confidence moderate'],
    [
      'AtrocityFactorRecorded',
      'Atrocity factor recorded, trigger, 1 source, confidence moderate: A result that is read out before all wards are counted.',
    ],
    ['AtrocityScenarioDrafted', 'Atrocity scenario drafted, unlikely, CRITICAL, 1 development to watch for'],
    ['OptionRecommended', 'Option recommended, diplomatic, aimed at County leaders'],
    ['AtrocityAssessmentPublished', 'Atrocity assessment v1 published, risk moderate'],
    ['CapabilityRegistered', 'Standing mediation roster can supply 6 for mediation within 14 days'],
    ['BarrierRaised', 'Barrier raised, capability gap: Too few Swahili-speaking mediators, 6 of 10 there, for STATE'],
    ['BarrierRemoved', 'Barrier removed after 0 days: Four retired mediators were put under contract.'],
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

  it('tell a watch that closes, a period that moves and a notice that is taken back', () => {
    const told = (type: string, more: object) => sentenceOf({ type, data: { ...goldenOf(type).data, ...more } });
    expect(told('CountryWatchReviewed', { outcome: 'close' })).toBe('Watch on EAST_AFRICA closed by review');
    expect(told('HighRiskPeriodDeclared', { previous: { from: '2013-01-01' }, period: { from: '2013-02-01' } })).toBe(
      'High-risk period moved: election, 2013-02-01',
    );
    expect(told('WatchNoticeShared', { messageType: 'cancel', forumIds: ['f'] })).toBe(
      'Watch notice cancelled: Elections in Kenya, SERIOUS, 2 partners, 1 forum',
    );
  });

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
