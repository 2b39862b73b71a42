import type { FirstAccount } from '../../../contracts/http';
import { passwordLength, passwordRules } from '../forms/first-account';
import { t } from '../i18n/text';
import { Field } from '../parts/field';
import { Icon } from '../parts/icon';

interface PersonProps {
  readonly who: 'administrator' | 'officer';
  readonly account: FirstAccount;
  readonly other: FirstAccount;
  readonly onChange: (account: FirstAccount) => void;
}

const inputs = [
  ['name', 'name', 'text'],
  ['email', 'email', 'email'],
  ['org', 'organization', 'text'],
  ['login', 'username', 'text'],
  ['password', 'new-password', 'password'],
] as const;

/** One of the two first people, with the rules of the password told while it is typed. */
export function SetupPerson({ who, account, other, onChange }: PersonProps) {
  return (
    <section aria-labelledby={`setup-${who}`}>
      <h2 id={`setup-${who}`}>{t(`setup.${who}`)}</h2>
      <p>{t(`setup.${who}.words`)}</p>
      {inputs.map(([name, purpose, type]) => (
        <Field key={name} label={t(`setup.${name}`)} hint={name === 'org' ? t('setup.orgHint') : undefined}>
          {(control) => (
            <input
              className="input"
              type={type}
              autoComplete={`section-${who} ${purpose}`}
              spellCheck={false}
              value={account[name]}
              onChange={(event) => onChange({ ...account, [name]: event.target.value })}
              {...control}
            />
          )}
        </Field>
      ))}
      <Rules account={account} other={other} />
    </section>
  );
}

function Rules({ account, other }: Pick<PersonProps, 'account' | 'other'>) {
  const count = passwordLength(account.password);
  return (
    <ul className="password-rules" aria-live="polite">
      {passwordRules(account, other).map(({ name, kept }) => (
        <li key={name} data-kept={kept || undefined}>
          <Icon name={kept ? 'tick' : 'right'} size={12} />
          {name === 'length' && count > 0 ? t('setup.rule.length.now', { count }) : t(`setup.rule.${name}`)}
        </li>
      ))}
      <li>
        <Icon name="right" size={12} />
        {t('setup.rule.common')}
      </li>
    </ul>
  );
}
