import type { DecisionEvent } from '../../contracts/decisions/decision-registry';
import { deadline } from '../deadline';
import { isTaskingEnd } from '../decisions/parts';
import { instant } from './instant';

/** When a tasking is to be done. One clock per tasking, `<decisionId>~<taskingId>`. */
export const taskingDue = deadline<DecisionEvent>()({
  kind: 'tasking-due',
  category: 'decision',
  subject: ({ data }) => ('taskingId' in data ? `${data.decisionId}~${data.taskingId}` : undefined),
  on: {
    TaskingIssued: ({ data: { dueAt, decisionId, taskingId, agency } }) => ({
      armed: instant(dueAt),
      note: { decisionId, taskingId, agency },
    }),
    TaskingStatusChanged: ({ data }) => (isTaskingEnd(data.status) ? { closed: true } : undefined),
  },
});
