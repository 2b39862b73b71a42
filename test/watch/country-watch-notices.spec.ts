import type { RecordedEvent } from '../../contracts/event-log';
import type { ShareWatchNotice } from '../../contracts/watch/country-watch';
import { countryWatch } from '../../src/watch/country-watch/decider';
import { scenario } from '../scenario';
import { closed, idOf, keys, notice, scored, shared, watched } from './country-watch-cases';

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
    const moved = (to: string) => ({ type: 'PartnerStatusChanged', data: { ...keys, to } }) as unknown as RecordedEvent;
    const partner = (...events: readonly RecordedEvent[]) => ({ facts: { [`partner-${idOf(30)}`]: events } });

    it('asks where each of them stands', () =>
      expect(countryWatch.decide.ShareWatchNotice.facts!(share({ partnerIds: [idOf(30), idOf(31)] }).data)).toEqual({
        [`partner-${idOf(30)}`]: { stream: `partner-${idOf(30)}` },
        [`partner-${idOf(31)}`]: { stream: `partner-${idOf(31)}` },
      }));
    it.each(['suspended', 'exited'])('is refused for one that is %s', (to) => {
      given(...watched)
        .when(share(), partner(moved(to)))
        .refuses('PARTNER_SUSPENDED');
      given(...watched)
        .when(share(), partner(moved(to), moved('registered')))
        .records(shared);
      given(...watched)
        .when(share({ partnerIds: [idOf(31)] }), partner(moved(to)))
        .records({
          type: 'WatchNoticeShared',
          data: { ...shared.data, partnerIds: [idOf(31)] },
        });
    });
  });
});
