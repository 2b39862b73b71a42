import { type FormEvent, useEffect, useRef, useState } from 'react';
import { t } from '../i18n/text';
import { ApiProblem, api } from '../live/api';
import { ownPasswordRules } from '../live/password-rules';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { PasswordRules } from '../parts/password-rules';
import { loginFault } from './users-login-fault';
import '../style/forms.css';

interface LoginProps {
  readonly userId: string;
  readonly name: string;
  readonly onClose: () => void;
}

type Outcome = { readonly is: 'asking' | 'sending' | 'given' } | { readonly is: 'refused'; readonly words: string };

/** Gives a registered person the user name and the first password to sign in with; it can be done once. */
export function FirstLogin({ userId, name, onClose }: LoginProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<Outcome>({ is: 'asking' });
  useEffect(() => dialog.current?.showModal(), []);
  const rules = ownPasswordRules({ login, name, password });
  const ready = login.trim() !== '' && rules.every(({ kept }) => kept);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || outcome.is === 'sending') return;
    setOutcome({ is: 'sending' });
    try {
      await api(`/accounts/${userId}`, { method: 'PUT', body: { login: login.trim(), password } });
      setOutcome({ is: 'given' });
    } catch (cause) {
      setOutcome({ is: 'refused', words: loginFault(cause instanceof ApiProblem ? cause.problem : undefined) });
    }
  };
  const given = outcome.is === 'given';
  return (
    <dialog ref={dialog} className="question" onClose={onClose} aria-labelledby="first-login-title">
      <form onSubmit={(event) => void send(event)} noValidate>
        <h2 id="first-login-title" className="question-title">
          {t(given ? 'users.login.given' : 'users.login.title', { name })}
        </h2>
        <p className="muted small">{t(given ? 'users.login.tell' : 'users.login.words', { login: login.trim() })}</p>
        {outcome.is === 'refused' && (
          <p className="answer-card" role="alert">
            {outcome.words}
          </p>
        )}
        {!given && (
          <>
            <TextField label={t('users.login.login')} value={login} onChange={setLogin} />
            <TextField label={t('users.login.password')} value={password} onChange={setPassword} />
            <PasswordRules rules={rules} password={password} />
          </>
        )}
        <div className="question-actions">
          {!given && (
            <Button kind="primary" type="submit" disabled={outcome.is === 'sending'} aria-disabled={!ready}>
              {t('users.login.give')}
            </Button>
          )}
          <Button onClick={() => dialog.current?.close()}>{t(given ? 'frame.close' : 'users.login.cancel')}</Button>
        </div>
      </form>
    </dialog>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Shown as it is typed: both are told to the person. */
const TextField = ({ label, value, onChange }: TextFieldProps) => (
  <Field label={label}>
    {(control) => (
      <input
        className="input"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...control}
      />
    )}
  </Field>
);
