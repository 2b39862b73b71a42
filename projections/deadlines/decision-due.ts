import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { deadline } from '../deadline';
import { instant } from './instant';

/** When a decision that somebody asked for is due. */
export const decisionDue = deadline<DecisionEvent>()({
  kind: 'decision-due',
  category: 'decision',
  subject: ({ data }) => data.decisionId,
  on: {
    DecisionRequested: ({ data }) => ({ armed: instant(data.dueAt), note: { question: data.question } }),
    DecisionTaken: () => ({ closed: true }),
    DecisionWithdrawn: () => ({ closed: true }),
  },
});
