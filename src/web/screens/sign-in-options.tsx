import { t } from '../i18n/text';
import { type Display, displayStore, setDisplay } from '../live/display';
import { PlainSelect } from '../parts/plain-select';
import { useStore } from '../parts/use-store';

const themes = ['dark', 'light', 'system'] as const;
const zones = ['Z', 'WDC', 'post', 'me'] as const;

/** How the product looks to this person on this machine; kept in the browser, never in the log. */
export function DisplayOptions() {
  const { singleKeys, theme, zone } = useStore(displayStore);
  return (
    <div className="sign-in-options">
      <label>
        <input
          type="checkbox"
          checked={!singleKeys}
          onChange={(event) => setDisplay({ singleKeys: !event.target.checked })}
        />
        {t('sign-in.singleKeys')}
      </label>
      <span>
        <PlainSelect
          aria-label={t('sign-in.theme')}
          value={theme}
          onChange={(event) => setDisplay({ theme: event.target.value as Display['theme'] })}
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {t(`frame.theme.${each}`)}
            </option>
          ))}
        </PlainSelect>
        <PlainSelect
          aria-label={t('sign-in.zone')}
          value={zone}
          onChange={(event) => setDisplay({ zone: event.target.value as Display['zone'] })}
        >
          {zones.map((each) => (
            <option key={each} value={each}>
              {each === 'post' || each === 'me' ? t(`sign-in.zone.${each}`) : each}
            </option>
          ))}
        </PlainSelect>
      </span>
    </div>
  );
}
