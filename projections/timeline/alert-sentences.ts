import { after, counted, moment, severity, span, words } from './phrases';
import type { Fields, Sentences } from './said';

const pieces = (fields: Fields) => counted(fields.size('evidence'), 'piece of evidence', 'pieces of evidence');
const due = (fields: Fields) =>
  fields.text('acknowledgeBy') === undefined ? '' : `, acknowledge by ${moment(fields.text('acknowledgeBy'))}`;

const taken = (fields: Fields) => {
  const seconds = fields.number('secondsToAcknowledge');
  return seconds === undefined ? '' : `, ${span(seconds)} after it was raised`;
};

/** What happens to an alert, told in one sentence each. */
export const alertSentences: Sentences = {
  AlertRaised: (fields) =>
    `${fields.text('ruleId') === undefined ? 'Alert raised' : 'Alert raised by rule'}, ${severity(
      fields.number('severity'),
    )}: ${fields.text('title') ?? 'untitled'}, ${pieces(fields)}`,
  AlertEvidenceAdded: (fields) => `Alert received ${pieces(fields)} more`,
  AlertReturned: (fields) => `Alert returned from the shelf: ${fields.text('title') ?? 'untitled'}${due(fields)}`,
  AlertAcknowledged: (fields) =>
    fields.text('previousOwnerUserId') === undefined
      ? `Alert acknowledged${taken(fields)}`
      : `Alert handed to another owner${after(': ', fields.text('note'))}`,
  AlertEscalated: (fields) =>
    `Alert escalated to level ${fields.number('level') ?? '?'}${after(': ', fields.text('reason'))}`,
  AlertShelved: (fields) => `Alert shelved until ${moment(fields.text('until'))}${after(': ', fields.text('reason'))}`,
  AlertResolved: (fields) =>
    `Alert resolved, ${words(fields.text('outcome') ?? 'no outcome')}${after(': ', fields.text('note'))}`,
  AlertRuleDefined: (fields) =>
    `Alert rule ${fields.text('name') ?? ''} v${fields.number('version') ?? '?'} ${
      fields.flag('active') ? 'defined' : 'retired'
    }, ${severity(fields.number('severity'))}`,
};
