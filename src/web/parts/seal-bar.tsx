import { useEffect } from 'react';
import { t } from '../i18n/text';
import { alarm } from '../live/announce';
import { EvidenceButtons } from './evidence-buttons';
import { Icon } from './icon';
import { whyWords } from './seal-words';
import { useSeal } from './use-seal';

/** The red bar over every screen while the log is not what was sealed, with both checkpoints to take away. */
export function SealBar() {
  const { verdict, outcome, seal } = useSeal();
  const failed = verdict === 'failed';
  useEffect(() => {
    if (failed) alarm(t('seal.bar'));
  }, [failed]);
  if (!failed) return null;
  const evidence = 'evidence' in outcome ? outcome.evidence : {};
  return (
    <section className="seal-bar" aria-label={t('seal.bar')}>
      <Icon name="close" size={13} strokeWidth={2.8} />
      <b>{t('seal.bar')}</b>
      <span>{whyWords(outcome, seal?.trouble)}</span>
      {Object.keys(evidence).length > 0 && (
        <span className="seal-evidence">
          {t('seal.bar.evidence')} <EvidenceButtons evidence={evidence} />
        </span>
      )}
    </section>
  );
}
