import { same } from '../../../contracts/kernel/same';
import type { IssueSituationReport } from '../../../contracts/watch/crisis';
import { checked, rule, stop } from '../../platform/decider';
import { type CrisisCases, type CrisisStatus, isOpen } from './crisis-state';

/**
 * The text whose SHA-256 a situation report carries: its fields as JSON in the order of the catalogue, without blanks,
 * so that anybody can compute it again from the event.
 */
export const reportText = (report: Readonly<IssueSituationReport>): string =>
  JSON.stringify({
    crisisId: report.crisisId,
    situationReportId: report.situationReportId,
    final: report.final,
    atPosition: report.atPosition,
    covers: { from: report.covers.from, to: report.covers.to },
    narrative: report.narrative,
    projections: report.projections.map(({ hours, text }) => ({ hours, text })),
    criticalNeeds: report.criticalNeeds,
  });

const endings: readonly CrisisStatus[] = ['monitoring', 'transition'];

/** Reporting on a crisis against a place in the log, and closing it. */
export const conclusion: Pick<CrisisCases, 'IssueSituationReport' | 'CloseCrisis'> = {
  IssueSituationReport: {
    done: (command, { reports }) => same(reports[command.situationReportId], command),
    refuse: [
      ...isOpen,
      stop(
        'ALREADY_EXISTS',
        ({ situationReportId }, { reports }) => reports[situationReportId] && { situationReportId },
      ),
      rule('POSITION_AHEAD', ({ atPosition }, _, __, { head }) => atPosition > head && { atPosition, head }),
    ],
    record: (command, { reports }, _, { sha256 }) => [
      {
        type: 'SituationReportIssued',
        data: { ...command, number: Object.keys(reports).length + 1, contentSha256: sha256(reportText(command)) },
      },
    ],
  },

  CloseCrisis: {
    facts: ({ crisisId, mergedInto }): { openWork?: { fold: 'openWork'; key: string } } =>
      mergedInto === undefined ? { openWork: { fold: 'openWork', key: crisisId } } : {},
    done: ({ mergedInto }, crisis) => crisis.status === 'closed' && crisis.mergedInto === mergedInto,
    refuse: [
      ...isOpen,
      stop(
        'INVALID_FIELDS',
        ({ crisisId, mergedInto }) =>
          mergedInto === crisisId && { errors: [{ pointer: '/mergedInto', rule: 'must name another crisis' }] },
      ),
      stop(
        'WRONG_STATE',
        ({ mergedInto }, { status }) =>
          mergedInto === undefined && !endings.includes(status) && { state: status, legal: endings },
      ),
      rule('FINAL_REPORT_MISSING', (_, { finalReport }) => !finalReport && {}),
      checked('CRISIS_HAS_OPEN_WORK', ({ mergedInto }, _, __, { openWork }) => {
        const alerts = openWork?.alerts ?? [];
        return mergedInto === undefined && alerts.length > 0 && { alerts };
      }),
    ],
    record: (command, _, __, { head }) => [{ type: 'CrisisClosed', data: { ...command, checkedAt: head } }],
  },
};
