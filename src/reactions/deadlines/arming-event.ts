import type { DeadlineRow } from '../../../contracts/reaction';

/** The event that armed a clock, as evidence. */
export const armingEvent = ({ openedBy, openedAt }: DeadlineRow) => ({ kind: 'event', ref: `${openedBy}@${openedAt}` });
