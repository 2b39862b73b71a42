import type { AgencyPositionRecorded } from '../../contracts/assessment/conflict-assessment';
import type { RecordedEvent } from '../../contracts/event-log';
import type { EventRow } from '../register';

/** Rows of register `dissents` from what agencies said to a conflict assessment (domain.md §4). */
export function agencyPositionRows({ id, type, data, metadata, position }: RecordedEvent): readonly EventRow[] {
  if (type !== 'AgencyPositionRecorded') return [];
  const { assessmentId, agency, stance, text } = data as unknown as AgencyPositionRecorded;
  return [
    {
      key: id,
      row: {
        position,
        recordedAt: metadata.recordedAt,
        body: 'conflictAssessment',
        agency,
        subjectKind: 'conflictAssessment',
        subjectId: assessmentId,
        stance,
        text,
      },
    },
  ];
}
