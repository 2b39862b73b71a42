import { after, counted, words } from './phrases';
import type { Fields, Sentences } from './said';

const gap = (fields: Fields) =>
  fields.number('need') === undefined ? '' : `, ${fields.number('have') ?? 0} of ${fields.number('need')} there`;
const before = (fields: Fields) =>
  fields.number('previousQuantity') === undefined ? '' : `, ${fields.number('previousQuantity')} before`;

/** What is assessed, what stands ready and what stands in the way, told in one sentence each. */
export const assessmentSentences: Sentences = {
  CapabilityRegistered: (fields) =>
    `${fields.text('holder') ?? 'Somebody'} can supply ${fields.number('quantity') ?? '?'} for ${words(
      fields.text('skillArea') ?? '?',
    )} within ${counted(fields.number('readyInDays') ?? 0, 'day', 'days')}${before(fields)}`,
  BarrierRaised: (fields) =>
    `Barrier raised, ${words(fields.text('kind') ?? '?')}: ${fields.text('title') ?? 'untitled'}${gap(fields)}${after(
      ', for ',
      fields.text('ownerOrg'),
    )}`,
  BarrierRemoved: (fields) =>
    `Barrier removed after ${counted(fields.number('daysOpen') ?? 0, 'day', 'days')}${after(': ', fields.text('how'))}`,
};
