import { t } from '../i18n/text';
import { type PasswordRule, passwordLength } from '../live/password-rules';
import { Icon } from './icon';
import '../style/password-rules.css';

/** The rules of a password, told while it is typed; what only the server knows stands last. */
export function PasswordRules({ rules, password }: { rules: readonly PasswordRule[]; password: string }) {
  const count = passwordLength(password);
  return (
    <ul className="password-rules" aria-live="polite">
      {rules.map(({ name, kept }) => (
        <li key={name} data-kept={kept || undefined}>
          <Icon name={kept ? 'tick' : 'right'} size={12} />
          {name === 'length' && count > 0 ? t('frame.password.lengthNow', { count }) : t(`frame.password.${name}`)}
        </li>
      ))}
      <li>
        <Icon name="right" size={12} />
        {t('frame.password.common')}
      </li>
    </ul>
  );
}
