import type { LeadAuthorityEvent } from '../../contracts/civmil/lead-authority-registry';
import { leadKey } from '../civmil/lead-key';
import { deadline } from '../deadline';
import { instant } from './instant';

/** Until when a deconfliction notice holds. One clock per notice, `<areaId>-<function>~<noticeId>`. */
export const deconflictionEnd = deadline<LeadAuthorityEvent>()({
  kind: 'deconfliction-end',
  category: 'leadAuthority',
  subject: ({ type, data }) => (type === 'DeconflictionNoticeIssued' ? `${leadKey(data)}~${data.noticeId}` : undefined),
  on: {
    DeconflictionNoticeIssued: ({ data }, row) => {
      if (!data.lifted) return { armed: instant(data.covers.to), note: { recordId: leadKey(data) } };
      return row && { closed: true };
    },
  },
});
