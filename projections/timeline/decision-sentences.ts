import { after, counted, moment, words } from './phrases';
import type { Fields, Sentences } from './said';

const agencies = (fields: Fields, name: string) => fields.list(name).join(', ');
const aboutSubject = (fields: Fields) => {
  const kind = fields.group('subject').text('kind');
  return kind === undefined || kind === 'general' ? '' : ` about a ${words(kind)}`;
};
const members = (fields: Fields) => counted(fields.size('members'), 'member', 'members');

/** What happens in forums and to their decisions, told in one sentence each. */
export const decisionSentences: Sentences = {
  ForumEstablished: (fields) =>
    fields.flag('closed')
      ? `Forum ${fields.text('name') ?? ''} closed`
      : `Forum ${fields.text('name') ?? ''} stands with ${members(fields)}, reports to ${fields.text('reportsTo') ?? '?'}`,
  MeetingRecorded: (fields) =>
    `Meeting ${words(fields.text('status') ?? 'recorded')}, ${moment(fields.text('at'))}${
      fields.text('status') === 'held' ? `, ${fields.flag('quorumMet') ? 'quorum met' : 'no quorum'}` : ''
    }`,
  DecisionRequested: (fields) =>
    `Decision requested${aboutSubject(fields)}: ${fields.text('question') ?? '?'}, due ${moment(fields.text('dueAt'))}`,
  DecisionWithdrawn: (fields) => `Request for decision withdrawn: ${fields.text('question') ?? '?'}`,
  OptionTabled: (fields) => `Option tabled: ${fields.text('title') ?? '?'} (${words(fields.text('effect') ?? '?')})`,
  PositionRecorded: (fields) =>
    `${fields.text('agency') ?? 'Agency'}: ${words(fields.text('stance') ?? '?')}${after(
      ', before ',
      fields.text('previous') && words(fields.text('previous') ?? ''),
    )}`,
  DecisionTaken: (fields) =>
    `Decision taken, ${words(fields.text('effect') ?? '?')}, known at #${fields.number('knownAtPosition') ?? '?'}${after(
      ', over the dissent of ',
      agencies(fields, 'dissenting'),
    )}${fields.text('reverses') === undefined ? '' : '; an earlier decision is reversed'}`,
  TaskingIssued: (fields) =>
    `${fields.text('agency') ?? 'Agency'} tasked, due ${moment(fields.text('dueAt'))}: ${fields.text('action') ?? '?'}`,
  TaskingStatusChanged: (fields) =>
    `Tasking of ${fields.text('agency') ?? '?'} ${words(fields.text('status') ?? '?')}${after(': ', fields.text('note'))}`,
  InteragencyManagementChanged: (fields) =>
    `Interagency management ${words(fields.text('to') ?? '?')}, ${counted(
      fields.size('structures'),
      'structure',
      'structures',
    )}${after(': ', fields.text('reason'))}`,
};
