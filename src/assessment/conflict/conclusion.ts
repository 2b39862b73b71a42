import { same } from '../../../contracts/kernel/same';
import { rule, stop } from '../../platform/decider';
import { agencyFault, foreignAgency } from '../agencies';
import { type ConflictAssessment, type ConflictCases, isCommissioned, onlyKnown, stateOf } from './conflict-state';

/** Groups of whom the map of stakeholders says whether they take part. */
const testedGroups = ['women', 'youth', 'minority'] as const;

const isMapped = ({ judgements }: ConflictAssessment, group: (typeof testedGroups)[number]) =>
  Object.values(judgements).some(
    ({ kind, groups, included }) => kind === 'stakeholder' && included !== undefined && groups.includes(group),
  );

const silentIn = ({ commission, positions }: ConflictAssessment) =>
  (commission?.agencies ?? []).filter((agency) => !Object.hasOwn(positions, agency));
const dissentersIn = ({ positions }: ConflictAssessment) =>
  Object.values(positions).flatMap(({ agency, stance }) => (stance === 'dissent' ? [agency] : []));

/** Commissioning an assessment, what each agency says to it, and publishing it. */
export const conclusion: Omit<ConflictCases, 'RecordJudgement' | 'IdentifyDriver' | 'ProposeEntryPoint'> = {
  CommissionConflictAssessment: {
    done: (command, { commission }) => same(commission, command),
    refuse: [
      stop('INVALID_FIELDS', ({ agencies }, _, __, { policies }) => agencyFault(agencies, policies)),
      stop('ALREADY_EXISTS', ({ assessmentId }, { commission }) => commission && { assessmentId }),
    ],
    record: (command) => [{ type: 'ConflictAssessmentCommissioned', data: { ...command } }],
  },

  RecordAgencyPosition: {
    done: (command, { positions }) => same(positions[command.agency], command),
    refuse: [
      isCommissioned,
      stop('OUTSIDE_SCOPE', ({ agency }, _, issued) => foreignAgency(agency, issued)),
      onlyKnown(
        ({ driverIds }) => driverIds,
        ({ drivers }) => drivers,
      ),
      rule('AGENCY_NOT_PARTICIPATING', ({ agency }, { commission }) => {
        const agencies = commission?.agencies ?? [];
        return !agencies.includes(agency) && { agency, agencies };
      }),
    ],
    record: (command, { positions }) => {
      const previous = positions[command.agency]?.stance;
      return [{ type: 'AgencyPositionRecorded', data: { ...command, ...(previous && { previous }) } }];
    },
  },

  PublishConflictAssessment: {
    done: (command, { publication, changed }) => !changed && same(publication, command),
    refuse: [
      isCommissioned,
      // Deciders do not see what was struck after a publication, so another text is another version from there too.
      stop('WRONG_STATE', (_, assessment) => {
        const state = stateOf(assessment);
        return state !== 'segue' && state !== 'published' && { state, legal: ['segue'] };
      }),
      rule('AGENCIES_SILENT', (_, state) => {
        const agencies = silentIn(state);
        return agencies.length > 0 && { agencies };
      }),
      rule('STAKEHOLDERS_NOT_MAPPED', (_, state) => {
        const groups = testedGroups.filter((group) => !isMapped(state, group));
        return groups.length > 0 && { groups };
      }),
    ],
    record: (command, state) => [
      {
        type: 'ConflictAssessmentPublished',
        data: {
          ...command,
          version: state.version + 1,
          driverCount: Object.keys(state.drivers).length,
          dissentingAgencies: dissentersIn(state),
        },
      },
    ],
  },
};
