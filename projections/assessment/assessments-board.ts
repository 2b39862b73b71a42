import type { AtrocityAssessmentEvent } from '../../contracts/assessment/atrocity-registry';
import type { ConflictAssessmentEvent } from '../../contracts/assessment/conflict-registry';
import { board } from '../board';
import { type AssessmentRow, blankAssessment, shownAssessment } from './assessment-row';

type Items = 'drivers' | 'entryPoints' | 'findings' | 'options' | 'scenarios';
const withItem = (row: AssessmentRow, items: Items, id: string): AssessmentRow => ({
  ...row,
  [items]: { ...row[items], [id]: true },
  changed: true,
});

/** Conflict and atrocity assessments, one row each (domain.md §3.2). */
export const assessmentsBoard = board<ConflictAssessmentEvent | AtrocityAssessmentEvent>()({
  topic: 'assessments',
  version: 1,
  category: 'conflictAssessment',
  otherCategories: ['atrocityAssessment'],
  readers: 'any',
  keys: ({ data }) => [data.assessmentId],
  blank: blankAssessment,
  on: {
    ConflictAssessmentCommissioned: (row, { data }) => ({
      ...row,
      kind: 'conflict' as const,
      title: data.title,
      mode: data.mode,
      countries: data.countries,
      dueAt: data.dueAt,
      team: [
        ...data.coLeads.map(({ userId, org }) => ({ userId, org, role: 'co-lead' })),
        ...data.team.map(({ userId, org, role }) => ({ userId, org, role })),
      ],
      agencies: data.agencies,
    }),
    JudgementRecorded: (row, { data }) => ({
      ...row,
      judgements: {
        ...row.judgements,
        [data.itemId]: {
          kind: data.kind,
          excluded: data.kind === 'stakeholder' && data.included === false ? data.groups : [],
        },
      },
      changed: true,
    }),
    DriverIdentified: (row, { data }) => withItem(row, 'drivers', data.driverId),
    EntryPointProposed: (row, { data }) => withItem(row, 'entryPoints', data.entryPointId),
    AgencyPositionRecorded: (row, { data }) => ({
      ...row,
      positions: { ...row.positions, [data.agency]: data.stance },
      changed: true,
    }),
    ConflictAssessmentPublished: (row, { data, metadata }) => ({
      ...row,
      version: data.version,
      publishedAt: metadata.recordedAt,
      changed: false,
    }),
    AtrocityAssessmentCommissioned: (row, { data }) => ({
      ...row,
      kind: 'atrocity' as const,
      title: data.title,
      countries: data.countries,
      dueAt: data.dueAt,
      team: [{ userId: data.lead, org: null, role: 'lead' }],
      agencies: data.agencies,
    }),
    ActorAssessed: (row, { data }) => withItem(row, 'findings', data.actorId),
    AtrocityFactorRecorded: (row, { data }) => withItem(row, 'findings', data.itemId),
    AtrocityScenarioDrafted: (row, { data }) => withItem(row, 'scenarios', data.scenarioId),
    OptionRecommended: (row, { data }) => withItem(row, 'options', data.optionId),
    // Agencies agree to an atrocity assessment, or dissent, with its publication.
    AtrocityAssessmentPublished: (row, { data, metadata }) => ({
      ...row,
      positions: Object.fromEntries([
        ...data.concurring.map((agency) => [agency, 'concur']),
        ...data.dissents.map(({ agency }) => [agency, 'dissent']),
      ]),
      version: data.version,
      publishedAt: metadata.recordedAt,
      riskLevel: data.riskLevel,
      changed: false,
    }),
  },
  show: shownAssessment,
});
