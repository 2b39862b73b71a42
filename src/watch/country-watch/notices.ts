import type { StreamFact } from '../../../contracts/facts';
import { same } from '../../../contracts/kernel/same';
import { checked, rule, stop } from '../../platform/decider';
import type { CountryWatchCases, CountryWatchFacts } from './country-watch-state';

const ended = ['suspended', 'exited'];

/** Where a partner stands, as its events say. */
const standingIn = (events: StreamFact = []) => events.findLast(({ type }) => type === 'PartnerStatusChanged')?.data.to;

const isSuspended = (partnerId: string, facts: Partial<CountryWatchFacts>) =>
  ended.includes(String(standingIn(facts[`partner-${partnerId}`])));

/** Notices of risk for partners and forums (domain.md §2.1). */
export const notices: Pick<CountryWatchCases, 'ShareWatchNotice'> = {
  ShareWatchNotice: {
    facts: ({ partnerIds }) =>
      Object.fromEntries(partnerIds.map((id) => [`partner-${id}`, { stream: `partner-${id}` }])),
    done: (command, state) => same(state.notices[command.noticeId], command),
    refuse: [
      stop('NOT_FOUND', (_, { watchId }) => watchId === undefined && {}),
      stop('ITEM_UNKNOWN', ({ supersedes }, state) => {
        return supersedes !== undefined && !state.notices[supersedes] && { supersedes };
      }),
      stop('ALREADY_EXISTS', ({ noticeId }, state) => state.notices[noticeId] && { noticeId }),
      stop('WRONG_STATE', (_, { status }) => status === 'unwatched' && { state: status, legal: ['watched'] }),
      stop('RECORD_CLOSED', (_, { status }) => status === 'closed' && { state: status }),
      rule('NOTICE_REFERENCE_MISSING', ({ messageType, supersedes }) => {
        return messageType !== 'notice' && supersedes === undefined && { messageType };
      }),
      rule('NOTICE_WITHOUT_AUDIENCE', ({ partnerIds, forumIds }) => {
        return partnerIds.length === 0 && forumIds.length === 0 && {};
      }),
      checked('PARTNER_SUSPENDED', ({ partnerIds }, _, __, facts) => {
        const suspended = partnerIds.filter((id) => isSuspended(id, facts));
        return suspended.length > 0 && { partnerIds: suspended };
      }),
    ],
    record: (command, { tier }) => [{ type: 'WatchNoticeShared', data: { ...command, tier } }],
  },
};
