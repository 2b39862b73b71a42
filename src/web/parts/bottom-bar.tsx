import { Link, useLocation } from 'wouter';
import { t } from '../i18n/text';
import { useScreens } from './rail';
import { useWaitingCounts } from './use-alerts';

const places = 4;

/** The screens under 640 px: the first four, and *More* with the rest. */
export function BottomBar() {
  const screens = useScreens();
  const [location] = useLocation();
  const { waiting } = useWaitingCounts();
  const rest = screens.slice(places);
  return (
    <nav className="bottom-bar" aria-label={t('frame.screensShort')}>
      {screens.slice(0, places).map(({ name, path }) => (
        <Link key={name} href={path} aria-current={location === path ? 'page' : undefined}>
          {t(`frame.screen.${name}`)} {name === 'alerts' && waiting > 0 && <b>{waiting}</b>}
        </Link>
      ))}
      {rest.length > 0 && (
        <button type="button" popoverTarget="more-screens">
          {t('frame.more')}
        </button>
      )}
      <div popover="auto" id="more-screens" className="menu">
        {rest.map(({ name, path }) => (
          <Link key={name} href={path} onClick={() => document.getElementById('more-screens')?.hidePopover()}>
            {t(`frame.screen.${name}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
