import type { JsonObject } from '../../../../contracts/encoding';
import { hasText, t } from '../../i18n/text';
import type { GroupBy } from '../column';
import { regionRank } from './region-desks';

/** The region that a desk follows; a desk without one is told by its own name. */
function regionWords(desk: string): string {
  if (hasText(`crises.region.${desk}`)) return t(`crises.region.${desk}`);
  return desk ? t('crises.desk', { desk }) : t('crises.noDesk');
}

/** Crises by the region of their lead desk: the record says who leads, not where the region ends. */
export const byRegion: GroupBy = {
  label: 'crises.region',
  count: 'crises.regionCount',
  of: ({ leadDesk }: JsonObject) => (typeof leadDesk === 'string' ? leadDesk : ''),
  words: regionWords,
  rank: regionRank,
};
