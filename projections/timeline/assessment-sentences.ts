import { after, counted, severity, words } from './phrases';
import type { Fields, Sentences } from './said';

const gap = (fields: Fields) =>
  fields.number('need') === undefined ? '' : `, ${fields.number('have') ?? 0} of ${fields.number('need')} there`;
const before = (fields: Fields) =>
  fields.number('previousQuantity') === undefined ? '' : `, ${fields.number('previousQuantity')} before`;

const pieces = (fields: Fields) => counted(fields.size('evidence'), 'source', 'sources');
const places = (fields: Fields) => after(', ', fields.list('countries').join(', '));
const assessed = (what: string) => (fields: Fields) =>
  `${what} assessment commissioned: ${fields.text('title') ?? 'untitled'}${places(fields)}${after(
    ', due ',
    fields.text('dueAt'),
  )}`;
const stances = new Map([
  ['concur', 'concurs'],
  ['concurWithComment', 'concurs with a comment'],
  ['dissent', 'dissents'],
]);
const statement = (fields: Fields) => after(': ', fields.text('statement'));
const certainty = (fields: Fields) => after(', confidence ', fields.text('confidence'));

/** What is assessed, what stands ready and what stands in the way, told in one sentence each. */
export const assessmentSentences: Sentences = {
  ConflictAssessmentCommissioned: assessed('Conflict'),
  JudgementRecorded: (fields) =>
    `Judgement recorded, ${words(fields.text('kind') ?? '?')}, ${pieces(fields)}${certainty(fields)}${statement(fields)}`,
  DriverIdentified: (fields) =>
    `Driver ${fields.number('rank') ?? '?'} identified, ${fields.text('class') ?? '?'}, ${fields.text('trend') ?? '?'}${certainty(
      fields,
    )}${statement(fields)}`,
  EntryPointProposed: (fields) =>
    `Entry point proposed, ${words(fields.text('level') ?? '?')} level${statement(fields)}`,
  AgencyPositionRecorded: (fields) =>
    `${fields.text('agency') ?? 'Agency'} ${stances.get(fields.text('stance') ?? '') ?? 'takes a position'}${after(
      ': ',
      fields.text('text'),
    )}`,
  ConflictAssessmentPublished: (fields) =>
    `Conflict assessment v${fields.number('version') ?? '?'} published, ${counted(
      fields.number('driverCount') ?? 0,
      'driver',
      'drivers',
    )}${after(', dissent of ', fields.list('dissentingAgencies').join(', '))}`,
  AtrocityAssessmentCommissioned: assessed('Atrocity'),
  ActorAssessed: (fields) =>
    `Actor assessed, ${words(fields.text('role') ?? '?')}, ${pieces(fields)}${certainty(fields)}`,
  AtrocityFactorRecorded: (fields) =>
    `Atrocity factor recorded, ${words(fields.text('kind') ?? '?')}, ${pieces(fields)}${certainty(fields)}${statement(fields)}`,
  AtrocityScenarioDrafted: (fields) =>
    `Atrocity scenario drafted, ${words(fields.text('likelihood') ?? '?')}, ${severity(fields.number('severity'))}, ${counted(
      fields.size('developments'),
      'development',
      'developments',
    )} to watch for`,
  OptionRecommended: (fields) =>
    `Option recommended, ${words(fields.text('tool') ?? '?')}${after(', aimed at ', fields.text('aimedAt'))}`,
  AtrocityAssessmentPublished: (fields) =>
    `Atrocity assessment v${fields.number('version') ?? '?'} published, risk ${fields.text('riskLevel') ?? '?'}${after(
      ', before ',
      fields.text('previousRiskLevel'),
    )}`,
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
