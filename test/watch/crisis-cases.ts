import type { IssueSituationReport, OpenCrisis } from '../../contracts/watch/crisis';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';

type Recorded<T extends CrisisEvent['type']> = Extract<CrisisEvent, { type: T }>;

export const crisisId = '01900000-0000-7000-8000-00000000c001';
export const otherCrisisId = '01900000-0000-7000-8000-00000000c002';
export const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;

export const opening: OpenCrisis = {
  crisisId,
  title: 'Kenya: election day',
  countries: ['KEN'],
  kind: 'electoralViolence',
  severity: 2,
  leadDesk: 'AFRICA',
  summary: 'General election; tension in the Rift Valley.',
};
export const opened: Recorded<'CrisisOpened'> = {
  type: 'CrisisOpened',
  data: { ...opening, status: 'monitoring', scaleVersion: 1 },
};

/** The crisis of severity `severity`, moved along these statuses. */
export const moved = (severity: 1 | 2 | 3 | 4, ...statuses: readonly string[]): CrisisEvent[] => [
  { type: 'CrisisOpened', data: { ...opened.data, severity } },
  ...statuses.map(
    (to, index) =>
      ({
        type: 'CrisisStatusChanged',
        data: { crisisId, countries: ['KEN'], to, rationale: 'as seen', from: statuses[index - 1] ?? 'monitoring' },
      }) as CrisisEvent,
  ),
];

export const report: IssueSituationReport = {
  crisisId,
  situationReportId: idOf(700),
  final: true,
  atPosition: 900,
  covers: { from: '2013-03-04T00:00:00Z', to: '2013-03-04T12:00:00Z' },
  narrative: 'Polling closed calmly.',
  projections: [{ hours: 24, text: 'Calm expected.' }],
  criticalNeeds: ['Observers in Kisumu'],
};
export const reported: Recorded<'SituationReportIssued'> = {
  type: 'SituationReportIssued',
  data: { ...report, countries: ['KEN'], number: 1, contentSha256: '0'.repeat(64) },
};
export const closed: CrisisEvent = {
  type: 'CrisisClosed',
  data: { crisisId, countries: ['KEN'], reason: 'Results accepted.', checkedAt: 1000 },
};
