import { after, counted, moment, words } from './phrases';
import type { Fields, Sentences } from './said';

const what = (fields: Fields) => `${words(fields.text('function') ?? 'a function')} in ${fields.text('areaId') ?? '?'}`;
const leader = (fields: Fields) => fields.text('org') ?? 'nobody';

/** Who leads what where, and what the two sides promise each other, told in one sentence each. */
export const civmilSentences: Sentences = {
  TransitionCriterionSet: (fields) =>
    `${fields.flag('mandatory') ? 'Mandatory criterion' : 'Criterion'} for the lead of ${what(fields)} set${after(
      ': ',
      fields.text('measure'),
    )}${after(', ', fields.text('threshold'))}`,
  TransitionCriterionAssessed: (fields) => {
    const assessment = fields.group('assessment');
    return `Criterion for the lead of ${what(fields)} ${assessment.flag('met') ? 'met' : 'not met'}${after(
      ': ',
      assessment.text('value'),
    )}`;
  },
  LeadTransferred: (fields) =>
    `Lead of ${what(fields)} passed to ${leader(fields.group('to'))}${after(' from ', fields.group('from').text('org'))}`,
  SupportCommitted: (fields) =>
    `Support by ${fields.text('provider') ?? '?'} for ${fields.text('receiver') ?? '?'} ${words(
      fields.text('status') ?? 'recorded',
    )}: ${words(fields.text('kind') ?? 'other')}${after(', ', fields.text('extent'))}`,
  DeconflictionNoticeIssued: (fields) =>
    fields.flag('lifted')
      ? 'Deconfliction notice lifted'
      : `Deconfliction notice issued for ${counted(fields.size('sites'), 'site', 'sites')} until ${moment(
          fields.group('covers').text('to'),
        )}`,
};
