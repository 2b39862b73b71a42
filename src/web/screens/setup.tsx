import { type FormEvent, useState } from 'react';
import type { FirstAccount, Setup as SetupBody } from '../../../contracts/http';
import { t } from '../i18n/text';
import { ApiProblem, api } from '../live/api';
import { passwordRules } from '../live/password-rules';
import { Banner } from '../parts/banner';
import { Button } from '../parts/button';
import { StatePanel } from '../parts/state-panel';
import { blankAccount, complete, samePerson } from './first-account';
import { SetupPerson } from './setup-person';
import { Mark } from './sign-in';
import '../style/sign-in.css';

/** The one-time token of the link; it stands in the fragment, which never leaves the browser. */
const tokenOf = (hash: string) => new URLSearchParams(hash.slice(1)).get('token') ?? hash.slice(1);

type Outcome = { readonly is: 'asking' | 'sending' | 'done' } | { readonly is: 'failed'; readonly words: string };

/** Both first accounts on one page, and why they are two people. */
export default function Setup() {
  const [token] = useState(() => tokenOf(location.hash));
  const [administrator, setAdministrator] = useState(blankAccount);
  const [officer, setOfficer] = useState(blankAccount);
  const [outcome, setOutcome] = useState<Outcome>({ is: 'asking' });
  const fault = faultOf(administrator, officer);
  const send = async () => {
    setOutcome({ is: 'sending' });
    try {
      const body: SetupBody = { token, administrator, officer };
      await api('/setup', { method: 'POST', body });
      history.replaceState(null, '', location.pathname);
      setOutcome({ is: 'done' });
    } catch (cause) {
      const known = cause instanceof ApiProblem;
      const details = known
        ? (cause.problem.errors?.map(({ pointer, rule }) => `${pointer} ${rule}`).join(', ') ?? '')
        : '';
      setOutcome({
        is: 'failed',
        words: known
          ? t('setup.failed', { words: [cause.problem.detail, details].filter(Boolean).join(' ') })
          : t('setup.noAnswer'),
      });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!fault) void send();
  };
  if (outcome.is === 'done') return <Page>{<StatePanel title={t('setup.done')} actions={<ToSignIn />} />}</Page>;
  if (!token) return <Page>{<StatePanel title={t('setup.noToken')} actions={<ToSignIn />} />}</Page>;
  return (
    <Page>
      <h1>{t('setup.title')}</h1>
      <p className="setup-why">{t('setup.why')}</p>
      <form onSubmit={onSubmit} noValidate>
        <div className="setup-people">
          <SetupPerson who="administrator" account={administrator} other={officer} onChange={setAdministrator} />
          <SetupPerson who="officer" account={officer} other={administrator} onChange={setOfficer} />
        </div>
        {outcome.is === 'failed' && (
          <p className="sign-in-fault" role="alert">
            {outcome.words}
          </p>
        )}
        <Button
          kind="primary"
          size="large"
          type="submit"
          disabled={outcome.is === 'sending'}
          aria-disabled={fault !== undefined}
        >
          {t(outcome.is === 'sending' ? 'setup.sending' : 'setup.send')}
        </Button>{' '}
        {fault && <span className="muted small">{t(fault)}</span>}
      </form>
    </Page>
  );
}

function faultOf(administrator: FirstAccount, officer: FirstAccount): string | undefined {
  if (samePerson(administrator, officer)) return 'setup.samePerson';
  if (!complete(administrator) || !complete(officer)) return 'setup.incomplete';
  const rules = [...passwordRules(administrator, officer), ...passwordRules(officer, administrator)];
  const broken = rules.find(({ kept }) => !kept);
  return broken && `frame.password.${broken.name}`;
}

const ToSignIn = () => (
  <a className="button" data-kind="primary" href="/sign-in">
    {t('setup.signIn')}
  </a>
);

const Page = ({ children }: { children: React.ReactNode }) => (
  <div className="entrance">
    <Banner />
    <main className="setup-body">
      <Mark />
      {children}
    </main>
    <Banner />
  </div>
);
