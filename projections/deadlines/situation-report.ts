import { after } from '../../contracts/clock';
import type { Known } from '../../contracts/kernel/messages';
import type { DeadlineRow } from '../../contracts/reaction';
import type { CrisisEvent } from '../../contracts/watch/crisis-registry';
import { deadline, type Tick } from '../deadline';

const hour = 3600;

/** Due so many hours after the last report; no hours, no clock. */
const armedFrom = (from: string, hours: number, note: DeadlineRow['note'] = {}): Tick =>
  hours > 0 ? { armed: after(from, hours * hour), note } : { closed: true, note };

const reported = (
  { metadata }: Known<CrisisEvent, 'SituationUpdatePosted' | 'SituationReportIssued'>,
  row: DeadlineRow | undefined,
): Tick => {
  const note = { lastReportAt: metadata.recordedAt };
  const hours = Number(row?.note.hours ?? 0);
  return hours > 0 ? armedFrom(metadata.recordedAt, hours, note) : { note };
};

/** When the next report on a crisis is due. */
export const situationReport = deadline<CrisisEvent>()({
  kind: 'situation-report',
  category: 'crisis',
  subject: ({ data }) => data.crisisId,
  on: {
    CrisisOpened: ({ data }) => ({ note: { title: data.title } }),
    CrisisDirectionSet: ({ data, metadata }, row) =>
      armedFrom(String(row?.note.lastReportAt ?? metadata.recordedAt), data.reportEveryHours, {
        hours: data.reportEveryHours,
      }),
    SituationUpdatePosted: reported,
    SituationReportIssued: reported,
    CrisisClosed: () => ({ closed: true }),
  },
});
