import { after, secondsFrom, span, words } from './phrases';
import type { Fields, SaidEvent, Sentences } from './said';

const placeOf = (fields: Fields) => {
  const place = fields.group('place');
  return place.text('name') ?? place.text('country') ?? fields.text('country');
};

/** How long after it happened a report came; silent below a minute. */
const lateness = (fields: Fields, { metadata }: SaidEvent) => {
  const seconds = secondsFrom(fields.group('occurred').text('from'), metadata?.recordedAt);
  return seconds === undefined || seconds < 60 ? '' : `, ${span(seconds)} after it happened`;
};

const targetOf = (fields: Fields) => {
  const to = fields.group('to');
  return to.text('kind') === 'signal' ? 'another signal' : `a ${words(to.text('kind') ?? 'record')}`;
};

const relations = new Map([
  ['about', 'linked to'],
  ['corroborates', 'corroborates'],
  ['contradicts', 'contradicts'],
  ['duplicates', 'duplicates'],
]);

/** What happens to a signal; its headline is told, its sealed text never. */
export const signalSentences: Sentences = {
  SignalReported: (fields, event) =>
    `Signal reported: ${fields.text('headline') ?? 'no headline'}${after(', ', placeOf(fields))}${lateness(fields, event)}`,
  SignalRevised: (fields) => `Signal revised by its source: ${fields.text('headline') ?? 'no headline'}`,
  SignalGraded: (fields) => `Signal graded ${fields.text('reliability') ?? '?'}/${fields.text('credibility') ?? '?'}`,
  SignalLinked: (fields) =>
    `Signal ${relations.get(fields.text('relation') ?? '') ?? 'linked to'} ${targetOf(fields)}${after(': ', fields.text('note'))}`,
  SignalWithdrawn: (fields) => `Signal withdrawn${after(': ', fields.text('reason'))}`,
};
