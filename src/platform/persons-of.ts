import type { Issued, Meta } from '../../contracts/kernel/messages';

/** The persons who stand behind an act: who did it, and for whom (domain.md §1.8). */
export const personsOf = ({ actor, onBehalfOf }: Pick<Issued | Meta, 'actor' | 'onBehalfOf'>): readonly string[] =>
  onBehalfOf === undefined ? [actor.id] : [actor.id, onBehalfOf];
