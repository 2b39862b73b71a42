import { unansweredIn } from '../../../contracts/assessment/atrocity-framework';
import { same } from '../../../contracts/kernel/same';
import { rule, stop } from '../../platform/decider';
import { agencyFault } from '../agencies';
import { type AtrocityAssessment, type AtrocityCases, isBegun, isCommissioned } from './atrocity-state';

const unanswered = ({ actors, factors }: AtrocityAssessment) =>
  unansweredIn(
    Object.keys(actors).length,
    Object.values(factors).map(({ kind }) => kind),
  );

/** Commissioning an assessment and publishing it. */
export const conclusion: Pick<AtrocityCases, 'CommissionAtrocityAssessment' | 'PublishAtrocityAssessment'> = {
  CommissionAtrocityAssessment: {
    done: (command, { commission }) => same(commission, command),
    refuse: [
      stop('INVALID_FIELDS', ({ agencies }, _, __, { policies }) => agencyFault(agencies, policies)),
      stop('ALREADY_EXISTS', ({ assessmentId }, { commission }) => commission && { assessmentId }),
    ],
    record: (command) => [{ type: 'AtrocityAssessmentCommissioned', data: { ...command } }],
  },

  PublishAtrocityAssessment: {
    done: (command, { publication, changed }) => !changed && same(publication, command),
    refuse: [
      isCommissioned,
      // Deciders do not see what was struck after a publication, so another text is another version from there too.
      stop('WRONG_STATE', (_, state) => !isBegun(state) && { state: 'commissioned', legal: ['drafting'] }),
      rule('AGENCIES_SILENT', ({ concurring, dissents }, { commission }) => {
        const heard = [...concurring, ...dissents.map(({ agency }) => agency)];
        const agencies = (commission?.agencies ?? []).filter((agency) => !heard.includes(agency));
        return agencies.length > 0 && { agencies };
      }),
      rule('FRAMEWORK_QUESTION_UNANSWERED', (_, state) => {
        const missing = unanswered(state);
        return missing.length > 0 && { missing };
      }),
    ],
    record: (command, { version, publication }) => [
      {
        type: 'AtrocityAssessmentPublished',
        data: {
          ...command,
          version: version + 1,
          ...(publication && { previousRiskLevel: publication.riskLevel }),
        },
      },
    ],
  },
};
