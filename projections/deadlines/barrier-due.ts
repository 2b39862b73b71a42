import type { BarrierEvent } from '../../contracts/assessment/barrier';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

/** By when a barrier should be gone: to the end of that day, in UTC. */
export const barrierDue = deadline<BarrierEvent>()({
  kind: 'barrier-due',
  category: 'barrier',
  subject: ({ data }) => data.barrierId,
  on: {
    BarrierRaised: ({ data }) => ({ armed: endOfDay(data.dueAt), note: { title: data.title } }),
    BarrierRemoved: () => ({ closed: true }),
  },
});
