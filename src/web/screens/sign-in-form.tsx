import { type FormEvent, useState } from 'react';
import { t } from '../i18n/text';
import { ApiProblem } from '../live/api';
import { signIn } from '../live/session';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import '../style/sign-in.css';

interface SignInFormProps {
  readonly onSignedIn: () => void;
  /** Inside a dialog or another form: no autofocus of its own place on the page. */
  readonly compact?: boolean;
}

/** Why signing in failed, naming neither person nor field; a lock-out says when to try again. */
export function signInFault(cause: unknown): string {
  if (!(cause instanceof ApiProblem)) return t('sign-in.noAnswer');
  const { status, values, detail } = cause.problem;
  if (status === 401) return t('sign-in.wrong');
  const seconds = Number(values?.retryAfter ?? values?.retryAfterSeconds ?? 900);
  return status === 429
    ? t('sign-in.locked', { count: Math.max(1, Math.ceil(seconds / 60)) })
    : t('sign-in.failed', { words: detail });
}

/** User name and password; both may be pasted and filled in by a password manager. */
export function SignInForm({ onSignedIn, compact }: SignInFormProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState('');
  const send = async () => {
    if (sending || !login || !password) return;
    setSending(true);
    setFault('');
    try {
      await signIn({ login, password });
      onSignedIn();
    } catch (cause) {
      setFault(signInFault(cause));
      setPassword('');
    } finally {
      setSending(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void send();
  };
  const fields = (
    <>
      {fault && (
        <p className="sign-in-fault" role="alert">
          {fault}
        </p>
      )}
      <Field label={t('sign-in.user')}>
        {(control) => (
          <input
            className="input"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the page has one purpose
            autoFocus
            value={login}
            onChange={(event) => setLogin(event.target.value)}
            {...control}
          />
        )}
      </Field>
      <Field label={t('sign-in.password')}>
        {(control) => (
          <input
            className="input"
            type="password"
            name="password"
            autoComplete="current-password"
            placeholder={t('sign-in.passwordHint')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onKeyDown={(event) => compact && event.key === 'Enter' && (event.preventDefault(), void send())}
            {...control}
          />
        )}
      </Field>
      <Button
        kind="primary"
        size="large"
        hint={t('sign-in.key')}
        type={compact ? 'button' : 'submit'}
        disabled={sending}
        onClick={compact ? () => void send() : undefined}
      >
        {t(sending ? 'sign-in.sending' : 'sign-in.send')}
      </Button>
    </>
  );
  // Inside another form there can be no form of its own.
  return compact ? (
    <div className="sign-in-form">{fields}</div>
  ) : (
    <form className="sign-in-form" onSubmit={onSubmit}>
      {fields}
    </form>
  );
}
