import { type FormEvent, type KeyboardEvent, useState } from 'react';
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

/** Sending of what was typed; a wrong password is cleared, the name stays. */
function useSignIn(onSignedIn: () => void) {
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
  return { login, setLogin, password, setPassword, sending, fault, send };
}

/** User name and password; both may be pasted and filled in by a password manager. */
export function SignInForm({ onSignedIn, compact }: SignInFormProps) {
  const entry = useSignIn(onSignedIn);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void entry.send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    void entry.send();
  };
  // Inside another form there can be no form of its own.
  return compact ? (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field sends, as in a form
    <div className="sign-in-form" onKeyDown={onKeyDown}>
      <Entries entry={entry} />
      <Button
        kind="primary"
        size="large"
        hint={t('sign-in.key')}
        disabled={entry.sending}
        onClick={() => void entry.send()}
      >
        {t(entry.sending ? 'sign-in.sending' : 'sign-in.send')}
      </Button>
    </div>
  ) : (
    <form className="sign-in-form" onSubmit={onSubmit}>
      <Entries entry={entry} />
      <Button kind="primary" size="large" hint={t('sign-in.key')} type="submit" disabled={entry.sending}>
        {t(entry.sending ? 'sign-in.sending' : 'sign-in.send')}
      </Button>
    </form>
  );
}

function Entries({ entry }: { entry: ReturnType<typeof useSignIn> }) {
  return (
    <>
      {entry.fault && (
        <p className="sign-in-fault" role="alert">
          {entry.fault}
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
            // biome-ignore lint/a11y/noAutofocus: whoever sees this form is asked to sign in and nothing else
            autoFocus
            value={entry.login}
            onChange={(event) => entry.setLogin(event.target.value)}
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
            value={entry.password}
            onChange={(event) => entry.setPassword(event.target.value)}
            {...control}
          />
        )}
      </Field>
    </>
  );
}
