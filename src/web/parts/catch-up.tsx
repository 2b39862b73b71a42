import { Link } from 'wouter';
import { type CatchUp, catchUpStore } from '../grid/use-catch-up';
import { t } from '../i18n/text';
import { Icon } from './icon';
import { Digits } from './position';
import { SeverityShape } from './severity';
import { Time } from './time';
import { useStore } from './use-store';

const Changes = ({ missed }: { missed: CatchUp }) => (
  <>
    {t(missed.more ? 'frame.catchUp.atLeast' : 'frame.catchUp.changed', { count: missed.keys.size })}
    {missed.critical > 0 && (
      <>
        , <SeverityShape severity={4} size={10} /> {t('frame.newCritical', { count: missed.critical })}
      </>
    )}
  </>
);

/** What changed on the board since this person last looked at it; it has a place of its own on line 2. */
export function CatchUpBar({ topic }: { topic: string | undefined }) {
  const missed = useStore(catchUpStore);
  if (!missed || missed.topic !== topic) return null;
  return (
    <div className="catch-up" role="status">
      <span className="catch-up-words">
        {t('frame.catchUp.since')}{' '}
        <bdi>
          #<Digits value={missed.since} />
        </bdi>
        {missed.at && (
          <>
            {' '}
            (<Time at={missed.at} />)
          </>
        )}
        : <Changes missed={missed} />
      </span>
      <Link href="/register/timeline">{t('frame.catchUp.show')}</Link>
      <button
        type="button"
        className="icon-button"
        aria-label={t('frame.catchUp.dismiss')}
        onClick={() => catchUpStore.set(undefined)}
      >
        <Icon name="close" size={10} strokeWidth={1.8} />
      </button>
    </div>
  );
}
