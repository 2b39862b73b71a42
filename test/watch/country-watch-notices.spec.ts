import type { ShareWatchNotice } from '../../contracts/watch/country-watch';
import { countryWatch } from '../../src/watch/country-watch/decider';
import { scenario } from '../scenario';
import { closed, idOf, notice, scored, shared, watched } from './country-watch-cases';

const { given } = scenario(countryWatch);
const share = (more: Partial<ShareWatchNotice> = {}) => ({
  type: 'ShareWatchNotice' as const,
  data: { ...notice, ...more },
});
const next = { noticeId: idOf(21), supersedes: notice.noticeId };

describe('a watch notice', () => {
  it('is shared at the tier of the watch', () => {
    given(...watched)
      .when(share())
      .records(shared);
    const toForum = { partnerIds: [], forumIds: [idOf(60)] };
    given(...watched)
      .when(share(toForum))
      .records({ type: 'WatchNoticeShared', data: { ...shared.data, ...toForum } });
  });

  it('needs somebody to hear it', () =>
    given(...watched)
      .when(share({ partnerIds: [] }))
      .refuses('NOTICE_WITHOUT_AUDIENCE'));

  it.each(['update', 'cancel'] as const)('%s names the notice that it supersedes', (messageType) => {
    given(...watched, shared)
      .when(share({ noticeId: idOf(21), messageType }))
      .refuses('NOTICE_REFERENCE_MISSING');
    given(...watched, shared)
      .when(share({ ...next, messageType, supersedes: idOf(29) }))
      .refuses('ITEM_UNKNOWN');
    given(...watched, shared)
      .when(share({ ...next, messageType }))
      .records({ type: 'WatchNoticeShared', data: { ...shared.data, ...next, messageType } });
  });

  it('keeps its id', () => {
    given(...watched, shared)
      .when(share())
      .recordsNothing();
    given(...watched, shared)
      .when(share({ headline: 'Otherwise' }))
      .refuses('ALREADY_EXISTS');
  });

  it('needs a watch that stands on the list', () => {
    given().when(share()).refuses('NOT_FOUND');
    given(scored).when(share()).refuses('WRONG_STATE');
    given(...watched, closed)
      .when(share())
      .refuses('RECORD_CLOSED');
  });

  describe('to partners', () => {
    type Status = 'registered' | 'suspended' | 'exited';
    const standing = (status: Status) => ({ facts: { partners: new Map([[idOf(30), { local: true, status }]]) } });

    it.each(['suspended', 'exited'] as const)('is refused for one that is %s', (status) => {
      given(...watched)
        .when(share(), standing(status))
        .refuses('PARTNER_SUSPENDED');
      given(...watched)
        .when(share(), standing('registered'))
        .records(shared);
      given(...watched)
        .when(share({ partnerIds: [idOf(31)] }), standing(status))
        .records({
          type: 'WatchNoticeShared',
          data: { ...shared.data, partnerIds: [idOf(31)] },
        });
    });
  });
});
