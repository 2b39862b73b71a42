import { t } from '../i18n/text';
import { buildStore, dispatch, freshnessStore } from '../live/live';
import { currentSession } from '../live/session';
import { createStore } from '../live/store';
import { activeZone } from '../live/zone';
import { fullTime } from '../time/dtg';
import { Button } from './button';
import { useStore } from './use-store';

/** True when a part of the page could not be loaded because the server has a newer one. */
export const outdatedStore = createStore(false);

/** Notices that stay until somebody dismisses them; they lie over the footer and move nothing. */
export function Notices() {
  const { restored, fellBehind } = useStore(freshnessStore);
  const build = useStore(buildStore);
  const outdated = useStore(outdatedStore);
  const started = currentSession()?.build;
  const dismiss = <Button onClick={() => dispatch({ type: 'dismiss' })}>{t('freshness.dismiss')}</Button>;
  return (
    <div className="notices">
      {restored && (
        <p>
          {t('freshness.restored', { time: fullTime(restored.at, activeZone()), position: String(restored.after) })}{' '}
          {dismiss}
        </p>
      )}
      {fellBehind && (
        <p>
          {t('freshness.fellBehind')} {dismiss}
        </p>
      )}
      {(outdated || (build && started && build !== started)) && (
        <p>
          {t('freshness.newBuild')} <Button onClick={() => location.reload()}>{t('freshness.reload')}</Button>
        </p>
      )}
    </div>
  );
}
