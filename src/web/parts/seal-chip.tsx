import type { SealBeat } from '../../../contracts/live';
import { t } from '../i18n/text';
import { Chip } from './chip';
import { Icon } from './icon';
import { PositionText } from './position';
import { SealDetails } from './seal-details';
import { chipWords, shortWords, witnessWords } from './seal-words';
import { useSeal } from './use-seal';

const Sealed = ({ seal }: { seal: SealBeat }) => (
  <>
    {t('seal.chip.sealed')} <PositionText value={seal.size} /> {`· ${witnessWords(seal)}`}
  </>
);

/** How far the log is under a signature that this browser has checked; opens what that means (experience.md §9). */
export function SealChip() {
  const known = useSeal();
  const { verdict, seal } = known;
  return (
    <>
      <Chip
        className="seal"
        data-seal={verdict}
        title={t(`seal.explained.${verdict}`)}
        popoverTarget="seal-details"
        aria-haspopup="dialog"
      >
        <span className="patch">
          <Icon name={verdict === 'failed' ? 'close' : 'seal'} size={12} strokeWidth={1.8} />
          <span className="wide">
            {verdict === 'sealed' && seal ? <Sealed seal={seal} /> : chipWords(verdict, seal)}
          </span>
          <span className="narrow">{shortWords(verdict, seal)}</span>
        </span>
      </Chip>
      <div popover="auto" id="seal-details" className="details" role="dialog" aria-label={t('seal.details.title')}>
        <SealDetails {...known} />
      </div>
    </>
  );
}
