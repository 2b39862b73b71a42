import type { AtrocityAssessmentEvent } from '../../contracts/assessment/atrocity-registry';
import type { ConflictAssessmentEvent } from '../../contracts/assessment/conflict-registry';
import { deadline } from '../deadline';
import { endOfDay } from './instant';

const kind = 'assessment-due';
const dueOf = ({ data }: { readonly data: { readonly dueAt: string; readonly title: string } }) => ({
  armed: endOfDay(data.dueAt),
  note: { title: data.title },
});
const closed = () => ({ closed: true }) as const;

/** By when a conflict assessment is to be published: to the end of that day, in UTC. */
export const conflictAssessmentDue = deadline<ConflictAssessmentEvent>()({
  kind,
  category: 'conflictAssessment',
  subject: ({ data }) => data.assessmentId,
  on: { ConflictAssessmentCommissioned: dueOf, ConflictAssessmentPublished: closed },
});

/** The same of an atrocity assessment; its alert stays within the compartment. */
export const atrocityAssessmentDue = deadline<AtrocityAssessmentEvent>()({
  kind,
  category: 'atrocityAssessment',
  subject: ({ data }) => data.assessmentId,
  on: { AtrocityAssessmentCommissioned: dueOf, AtrocityAssessmentPublished: closed },
});
