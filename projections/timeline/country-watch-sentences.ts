import { after, counted, severity, words } from './phrases';
import type { Fields, Sentences } from './said';

const tier = (fields: Fields, name: string) => `T${fields.number(name) ?? '?'}`;
const condition = (fields: Fields) => words(fields.text('stateCondition') ?? 'unknown condition');
const kind = (fields: Fields) => words(fields.text('kind') ?? 'unknown kind');

const days = (fields: Fields) => {
  const period = fields.group('period');
  return `${period.text('from') ?? 'an unknown day'}${after(' to ', period.text('to'))}`;
};
const rank = (fields: Fields) => {
  const place = fields.number('rank');
  return place === undefined ? '' : `, rank ${place}${after(' of ', fields.number('of')?.toString())}`;
};
const noticeActs = new Map([
  ['notice', 'shared'],
  ['update', 'updated'],
  ['cancel', 'cancelled'],
]);

/** What happens to a watch on a state or region, told in one sentence each. */
export const countryWatchSentences: Sentences = {
  CountryWatchOpened: (fields) =>
    `Watch on ${fields.text('watchId') ?? '?'} opened: ${tier(fields, 'tier')}, ${condition(fields)}`,
  CountryWatchReviewed: (fields) =>
    fields.text('outcome') === 'close'
      ? `Watch on ${fields.text('watchId') ?? '?'} closed by review`
      : `Watch on ${fields.text('watchId') ?? '?'} reviewed: ${tier(fields, 'tier')}, ${condition(fields)}${after(
          ', next review by ',
          fields.text('reviewBy'),
        )}`,
  WatchTierChanged: (fields) => `Watch tier changed from ${tier(fields, 'from')} to ${tier(fields, 'to')}`,
  HighRiskPeriodEnded: (fields) =>
    `High-risk period ended: ${kind(fields)}, ${words(fields.text('outcome') ?? 'no outcome')}`,
  RiskScoreRecorded: (fields) =>
    `Risk score recorded: ${fields.text('modelId') ?? 'unknown model'} ${fields.text('runId') ?? ''}, ${
      fields.text('metric') ?? 'score'
    } ${fields.text('value') ?? '?'}${rank(fields)}`,
  HighRiskPeriodDeclared: (fields, { data }) =>
    `High-risk period ${'previous' in (data ?? {}) ? 'moved' : 'declared'}: ${kind(fields)}, ${days(fields)}`,
  WatchNoticeShared: (fields) =>
    `Watch notice ${noticeActs.get(fields.text('messageType') ?? '') ?? 'shared'}: ${
      fields.text('headline') ?? 'no headline'
    }, ${severity(fields.number('severity'))}, ${counted(fields.size('partnerIds'), 'partner', 'partners')}, ${counted(
      fields.size('forumIds'),
      'forum',
      'forums',
    )}`,
};
