import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { displayStore, setDisplay } from '../live/display';
import { currentSession, sessionStore, signOut } from '../live/session';
import { Button } from './button';
import { useStore } from './use-store';

/** Who is signed in, in which role; opens display choices and sign-out. */
export function Identity() {
  useStore(sessionStore);
  const session = currentSession();
  if (!session) return null;
  const roles = session.roles.map(roleWords).join(', ');
  return (
    <>
      <button type="button" className="identity" popoverTarget="identity-menu">
        {session.name} · {roles} · {session.org}
      </button>
      <div popover="auto" id="identity-menu" className="details">
        <Choices />
        <div className="actions">
          <Button onClick={() => void signOut().then(() => location.assign('/sign-in'))}>{t('frame.signOut')}</Button>
        </div>
      </div>
    </>
  );
}

function Choices() {
  const { theme, singleKeys } = useStore(displayStore);
  return (
    <>
      <label className="choice">
        <span>{t('frame.theme')}</span>
        <select value={theme} onChange={({ target }) => setDisplay({ theme: target.value as typeof theme })}>
          {['dark', 'light', 'system'].map((one) => (
            <option key={one} value={one}>
              {t(`frame.theme.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="choice">
        <span>{t('frame.singleKeys')}</span>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={({ target }) => setDisplay({ singleKeys: target.checked })}
        />
      </label>
    </>
  );
}
