import { t } from '../i18n/text';
import { freshnessStore } from '../live/live';
import { Chip } from './chip';
import { Icon } from './icon';
import { useStore } from './use-store';

/** What a signed checkpoint covers. Until checkpoints are signed it says that nothing is sealed, and claims no more. */
export function SealChip() {
  const seal = useStore(freshnessStore).lastBeat?.frame.seal;
  const sealed = seal !== undefined && seal.size > 0;
  return (
    <Chip className="seal" title={t('frame.seal.explained')}>
      <Icon name="seal" size={12} strokeWidth={1.8} />
      <span className="wide">
        {sealed ? t('frame.seal.sealed', { size: String(seal.size) }) : t('frame.seal.none')}
      </span>
      <span className="narrow">{sealed ? `${seal.cosigned}/${seal.witnesses}` : t('frame.seal.short')}</span>
    </Chip>
  );
}
