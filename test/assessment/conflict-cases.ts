import type {
  CommissionConflictAssessment,
  IdentifyDriver,
  ProposeEntryPoint,
  PublishConflictAssessment,
  RecordAgencyPosition,
  RecordJudgement,
} from '../../contracts/assessment/conflict-assessment';
import type { ConflictAssessmentEvent } from '../../contracts/assessment/conflict-registry';
import { assessmentId, idOf, source } from './cases';

type Recorded = ConflictAssessmentEvent;
export const keys = { countries: ['KEN'] };

export const commission: CommissionConflictAssessment = {
  assessmentId,
  title: 'Kenya: drivers of electoral violence',
  mode: 'crisis',
  countries: ['KEN'],
  places: [],
  scope: 'The vote and the months after it.',
  coLeads: [{ userId: 'user-al1', org: 'STATE' }],
  agencies: ['STATE', 'USAID'],
  team: [],
  fieldwork: false,
  accessConstraint: 'none',
  requestedBy: 'Bureau of African Affairs',
  dueAt: '2013-03-18',
};
export const commissioned: Recorded = { type: 'ConflictAssessmentCommissioned', data: commission };

export const judgement = (tail: number, kind: RecordJudgement['kind'], more: object = {}): RecordJudgement => ({
  assessmentId,
  itemId: idOf(tail),
  kind,
  statement: 'As those who live there tell it.',
  groups: [],
  driverIds: [],
  confidence: 'moderate',
  evidence: [source],
  ...more,
});
export const judged = (data: RecordJudgement): Recorded => ({ type: 'JudgementRecorded', data: { ...data, ...keys } });

export const driver = (tail: number, rank: number, more: object = {}): IdentifyDriver => ({
  assessmentId,
  driverId: idOf(tail),
  statement: 'Rivals bid for land by stirring up identity.',
  class: 'identity',
  rank,
  trend: 'rising',
  grievanceIds: [],
  actorIds: [],
  violenceTypes: ['electoral'],
  confidence: 'high',
  evidence: [source],
  ...more,
});
export const identified = (data: IdentifyDriver): Recorded => ({
  type: 'DriverIdentified',
  data: { ...data, ...keys },
});

/** The diagnosis with all that it needs: context 1, grievance 2, window 3 and driver 4. */
export const diagnosis: readonly Recorded[] = [
  commissioned,
  judged(judgement(1, 'context')),
  judged(judgement(2, 'grievance')),
  judged(judgement(3, 'window')),
  identified(driver(4, 1)),
];

export const entryPoint: ProposeEntryPoint = {
  assessmentId,
  entryPointId: idOf(5),
  driverId: idOf(4),
  statement: 'Land boards that both sides trust.',
  level: 'ground',
  rationale: 'They settled such claims before.',
};

export const position = (
  agency: string,
  stance: RecordAgencyPosition['stance'] = 'concur',
  more: object = {},
): RecordAgencyPosition => ({ assessmentId, agency, stance, driverIds: [], text: 'As read.', ...more });
export const positioned = (data: RecordAgencyPosition, more: object = {}): Recorded => ({
  type: 'AgencyPositionRecorded',
  data: { ...data, ...keys, ...more },
});

/** Everything that a publication needs. */
export const ready: readonly Recorded[] = [
  ...diagnosis,
  judged(judgement(6, 'stakeholder', { groups: ['women', 'youth'], included: true })),
  judged(judgement(7, 'stakeholder', { groups: ['minority'], included: false })),
  positioned(position('STATE')),
  positioned(position('USAID', 'dissent')),
];

export const publication: PublishConflictAssessment = {
  assessmentId,
  document: { sha256: 'ab'.repeat(32), mediaType: 'application/pdf', name: 'assessment.pdf', bytes: 2048 },
  strategicBaseline: [],
  stakeholderTest: { excludedGroups: ['minority'], note: 'They were heard apart.' },
};
export const published = (data: PublishConflictAssessment, version: number, more: object = {}): Recorded => ({
  type: 'ConflictAssessmentPublished',
  data: { ...data, ...keys, version, driverCount: 1, dissentingAgencies: ['USAID'], ...more },
});
