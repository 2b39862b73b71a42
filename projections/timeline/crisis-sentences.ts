import { after, counted, severity, words } from './phrases';
import type { Fields, Sentences } from './said';

const figure = (fields: Fields) => `${fields.text('value') ?? '?'} ${fields.text('unit') ?? ''}`.trim();
const evidence = (fields: Fields) =>
  fields.size('evidence') === 0
    ? ''
    : `, ${counted(fields.size('evidence'), 'piece of evidence', 'pieces of evidence')}`;

const reportsEvery = (fields: Fields) => {
  const hours = fields.number('reportEveryHours') ?? 0;
  return hours > 0 ? `reports every ${hours} h` : 'no reports due';
};

/** What happens to a crisis, told in one sentence each. */
export const crisisSentences: Sentences = {
  CrisisOpened: (fields) =>
    `Crisis opened: ${fields.text('title') ?? 'untitled'}, ${severity(fields.number('severity'))}${after(
      ', ',
      fields.list('countries').join(', '),
    )}`,
  CrisisDirectionSet: (fields) =>
    `Direction set: ${fields.text('leadDesk') ?? 'no'} desk, ${reportsEvery(fields)}, ${counted(
      fields.size('objectives'),
      'objective',
      'objectives',
    )}`,
  CrisisStatusChanged: (fields) =>
    fields.text('from') === 'closed'
      ? `Crisis reopened as ${words(fields.text('to') ?? '?')}`
      : `Status changed from ${words(fields.text('from') ?? '?')} to ${words(fields.text('to') ?? '?')}`,
  CrisisSeverityChanged: (fields) =>
    `Severity changed from ${severity(fields.number('from'))} to ${severity(fields.number('severity'))}${evidence(fields)}`,
  KeyFigureRecorded: (fields) =>
    `${fields.text('metric') ?? 'Key figure'} recorded: ${figure(fields)}${after(' as of ', fields.text('measuredOn'))}${after(
      ', confidence ',
      fields.text('confidence'),
    )}`,
  KeyFigureRestated: (fields) =>
    `${fields.text('metric') ?? 'Key figure'} restated from ${fields.text('previousValue') ?? '?'} to ${
      fields.text('value') ?? '?'
    }${after(': ', fields.text('reason'))}`,
  SituationUpdatePosted: (fields) =>
    `Situation update ${fields.number('number') ?? '?'} posted${fields.flag('significant') ? ', significant' : ''}`,
  SituationReportIssued: (fields) =>
    `${fields.flag('final') ? 'Final situation' : 'Situation'} report ${fields.number('number') ?? '?'} issued${after(
      ', as of position ',
      fields.number('atPosition')?.toString(),
    )}`,
  CrisisClosed: (fields) =>
    fields.text('mergedInto') === undefined ? 'Crisis closed' : 'Crisis closed and merged into another',
};
