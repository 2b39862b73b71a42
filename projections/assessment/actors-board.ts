import type { AtrocityAssessmentEvent } from '../../contracts/assessment/atrocity-registry';
import type { JsonObject } from '../../contracts/encoding';
import { board, sealedAt } from '../board';

type Actor = Extract<AtrocityAssessmentEvent, { type: 'ActorAssessed' }>['data'];
interface ActorRow {
  readonly actor?: Actor;
  readonly label?: JsonObject;
}

/** Actors of atrocity assessments, within the compartment of their records; names stay sealed (domain.md §3.2). */
export const actorsBoard = board<AtrocityAssessmentEvent>()({
  topic: 'actors',
  version: 1,
  category: null,
  readers: ['assessment-lead', 'forum-secretary'],
  keys: (event) => (event.type === 'ActorAssessed' ? [event.data.actorId] : []),
  blank: {} as ActorRow,
  on: { ActorAssessed: (_, event) => ({ actor: event.data, label: sealedAt(event, 'label', event.data.label) }) },
  show: ({ actor, label }) => ({
    label: label ?? null,
    role: actor?.role ?? null,
    motive: actor?.motive ?? null,
    means: actor?.means ?? null,
    opportunity: actor?.opportunity ?? null,
    confidence: actor?.confidence ?? null,
    links: actor?.linkedActorIds ?? [],
  }),
});
