import { same } from '../../../contracts/kernel/same';
import { checked, rule, stop } from '../../platform/decider';
import type { CountryWatchCases } from './country-watch-state';

const suspendedOrExited: readonly unknown[] = ['suspended', 'exited'];

/** Notices of risk for partners and forums (domain.md §2.1). */
export const notices: Pick<CountryWatchCases, 'ShareWatchNotice'> = {
  ShareWatchNotice: {
    facts: (): { partners: { every: 'partnerStanding' } } => ({ partners: { every: 'partnerStanding' } }),
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
      checked('PARTNER_SUSPENDED', ({ partnerIds }, _, __, { partners }) => {
        const out = partnerIds.filter((id) => suspendedOrExited.includes(partners?.get(id)?.status));
        return out.length > 0 && { partnerIds: out };
      }),
    ],
    record: (command, { tier }) => [{ type: 'WatchNoticeShared', data: { ...command, tier } }],
  },
};
