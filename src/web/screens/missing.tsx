import { Link } from 'wouter';
import { t } from '../i18n/text';
import { Screen } from '../parts/screen';
import { StatePanel } from '../parts/state-panel';

/** Shown for an address that names no screen. */
export default function Missing() {
  return (
    <Screen title={t('frame.missing.title')}>
      <StatePanel
        title={t('frame.missing.title')}
        actions={<Link href="/board/crises">{t('frame.screen.crises')}</Link>}
      >
        {t('frame.missing.words')}
      </StatePanel>
    </Screen>
  );
}
