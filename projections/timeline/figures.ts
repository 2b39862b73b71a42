import type { RecordedEvent } from '../../contracts/event-log';

/** The number of an event that a mark on the timeline shows: money in minor units, or how many. */
export interface Figure {
  readonly amount: number | null;
  readonly currency: string | null;
  readonly count: number | null;
  readonly unit: string | null;
}

const none: Figure = { amount: null, currency: null, count: null, unit: null };
const many = (count: number | undefined, unit: string): Figure =>
  count === undefined ? none : { ...none, count, unit };

const wholeNumber = /^-?\d{1,15}$/;
const whole = (value: string | undefined) =>
  value !== undefined && wholeNumber.test(value) ? Number(value) : undefined;

interface Told {
  readonly fatalities?: { readonly best: number };
  readonly evidence?: readonly unknown[];
  readonly value?: string;
  readonly unit?: string;
  readonly level?: number;
  readonly participants?: { readonly total: number };
  readonly participantsTotal?: number;
  readonly reached?: number;
  readonly size?: number;
}

const signalFigure = ({ fatalities }: Told) => many(fatalities?.best, 'fatalities');
const alertFigure = ({ evidence }: Told) => many(evidence?.length, 'evidence');
const keyFigure = ({ value, unit }: Told) => many(whole(value), unit ?? 'units');

const ofType = new Map<string, (told: Told) => Figure>([
  ['SignalReported', signalFigure],
  ['SignalRevised', signalFigure],
  ['AlertRaised', alertFigure],
  ['AlertEvidenceAdded', alertFigure],
  ['KeyFigureRecorded', keyFigure],
  ['KeyFigureRestated', keyFigure],
  ['ActivityRecorded', ({ participants }) => many(participants?.total, 'participants')],
  ['InitiativeConcluded', ({ participantsTotal }) => many(participantsTotal, 'participants')],
  ['PartnerActivityReported', ({ reached }) => many(reached, 'people')],
  ['CoalitionChanged', ({ size }) => many(size, 'members')],
]);

/** The figure of an event, all members null where it has none. */
export const figureOf = ({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): Figure =>
  ofType.get(type)?.(data as Told) ?? none;
