import { stop } from '../../platform/decider';
import type { Decision, DecisionFacts } from './decision-state';

/** Who speaks for an agency speaks for the own one only (domain.md §1.6, OUTSIDE_SCOPE). */
export const ownAgencyOnly = <C>(agencyOf: (command: C, state: Decision) => string | undefined) =>
  stop<Decision, C, DecisionFacts>('OUTSIDE_SCOPE', (command, state, { actor }) => {
    const agency = agencyOf(command, state);
    return actor.role === 'agency-representative' && agency !== undefined && agency !== actor.org && { agency };
  });
