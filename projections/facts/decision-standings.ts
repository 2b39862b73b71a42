import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { fact } from '../fact';

/**
 * By decision: what it is about, whether it is taken, and whether a later decision reversed it. A reversal counts
 * however restricted it is: what no longer holds gives nobody authority.
 */
export const decisionStandings = fact<DecisionEvent>()({
  name: 'decisionStandings',
  keys: ({ type, data }) =>
    type === 'DecisionTaken' && data.reverses !== undefined ? [data.decisionId, data.reverses] : [data.decisionId],
  blank: { taken: false, reversed: false },
  on: {
    DecisionRequested: (row, { data }) => ({ ...row, subject: data.subject }),
    DecisionTaken: (row, { data }, key) =>
      key === data.decisionId ? { ...row, taken: true } : { ...row, reversed: true },
  },
});
