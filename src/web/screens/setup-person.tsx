import type { FirstAccount } from '../../../contracts/http';
import { t } from '../i18n/text';
import { passwordRules } from '../live/password-rules';
import { Field } from '../parts/field';
import { PasswordRules } from '../parts/password-rules';

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
      <PasswordRules rules={passwordRules(account, other)} password={account.password} />
    </section>
  );
}
