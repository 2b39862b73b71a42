import { after, counted, words } from './phrases';
import type { Fields, Sentences } from './said';

const version = (fields: Fields) => `v${fields.number('version') ?? '?'}`;
const because = (fields: Fields) => after(': ', fields.text('reason'));
const target = (fields: Fields) => `${words(fields.text('kind') ?? 'record')} ${version(fields)}`;

/** What becomes of lessons and toolkits, told in one sentence each. */
export const learningSentences: Sentences = {
  LessonCaptured: (fields) =>
    `Lesson captured${after(': ', fields.text('title'))}${after(', from ', fields.group('fromRealm').text('realm'))}`,
  LessonReviewed: (fields) => {
    const { text } = fields.group('assignedTo');
    return text('org') === undefined
      ? `Lesson ${words(fields.text('outcome') ?? 'reviewed')}${because(fields)}`
      : `Lesson assigned to ${text('org')}, due ${text('dueAt') ?? 'at no time'}${because(fields)}`;
  },
  LessonApplied: (fields) =>
    `Lesson applied to ${target(fields.group('target'))} after ${counted(fields.number('daysFromCapture') ?? 0, 'day', 'days')}${after(
      ': ',
      fields.text('how'),
    )}`,
  ToolkitPublished: (fields) =>
    `${words(fields.text('kind') ?? 'toolkit')} ${version(fields)} published${after(': ', fields.text('title'))}`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  InterventionEvidenceRecorded: (fields) =>
    `Evidence on an intervention recorded, ${words(fields.text('strength') ?? 'no strength')}${after(': ', fields.text('effectSeen'))}`,
  ToolkitUsed: (fields) =>
    `${words(fields.text('kind') ?? 'toolkit')} ${version(fields)} used${after(
      ' in ',
      fields.text('post') ?? fields.text('country'),
    )}${after(': ', fields.text('result'))}`.replace(/^./, (first) => first.toUpperCase()),
};
