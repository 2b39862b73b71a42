import { type ReactNode, useEffect, useState } from 'react';
import type { About } from '../../../contracts/http';
import { t } from '../i18n/text';
import { aboutStore, readAbout } from '../live/session';
import { Banner } from '../parts/banner';
import { Icon } from '../parts/icon';
import { Digits } from '../parts/position';
import { useStore } from '../parts/use-store';
import { fullTime } from '../time/dtg';
import { Cast } from './sign-in-cast';
import { SignInForm } from './sign-in-form';
import { DisplayOptions } from './sign-in-options';
import '../style/sign-in.css';

export { SignInForm } from './sign-in-form';

/** Where people go after signing in: the page they wanted, else their home. */
export function wantedPage(): string {
  const wanted = new URLSearchParams(location.search).get('to');
  return wanted?.startsWith('/r/') ? wanted : '/';
}

/** A session by account or, in a demonstration, by choosing a person; what this system is stands before the form. */
export default function SignIn() {
  const { about, failed } = useAbout();
  const enter = () => location.assign(wantedPage());
  return (
    <div className="entrance">
      <Banner />
      <div className="entrance-body">
        <main className="entrance-main">
          <Mark />
          <p className="entrance-warning">
            {about?.warning ?? t(failed ? 'sign-in.fact.noServer' : 'sign-in.fact.wait')}
          </p>
          <h1>{t('sign-in.title')}</h1>
          {about?.setupOpen && <p className="sign-in-fault">{t('sign-in.setupOpen')}</p>}
          <SignInForm onSignedIn={enter} />
          <DisplayOptions />
          <Facts about={about} failed={failed} />
        </main>
        {about?.cast && <Cast cast={about.cast} onSignedIn={enter} />}
      </div>
      <Banner />
    </div>
  );
}

/** The product's mark and name. */
export const Mark = () => (
  <p className="entrance-mark">
    <Icon name="mark" size={24} />
    {t('frame.wordmark')}
  </p>
);

const everyMs = 5000;

/** What the server tells everyone, asked again while the page waits. */
function useAbout(): { readonly about: About | undefined; readonly failed: boolean } {
  const about = useStore(aboutStore);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const read = () =>
      void readAbout().then(
        () => setFailed(false),
        () => setFailed(true),
      );
    read();
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, []);
  return { about, failed };
}

/** Whether this browser could check an Ed25519 signature. */
function useSealCheck(): boolean | undefined {
  const [can, setCan] = useState<boolean>();
  useEffect(() => {
    crypto.subtle
      ?.generateKey('Ed25519', false, ['sign', 'verify'])
      .then(() => setCan(true))
      .catch(() => setCan(false));
  }, []);
  return can;
}

function Facts({ about, failed }: { about: About | undefined; failed: boolean }) {
  const can = useSealCheck();
  const log = failed ? (
    t('sign-in.fact.noServer')
  ) : about ? (
    <span>
      {t('sign-in.fact.head', { realm: about.realm })}{' '}
      <bdi>
        #<Digits value={about.head} />
      </bdi>
      , {fullTime(about.serverTime)}
      {!about.recording && `, ${t('sign-in.fact.recording')}`}
    </span>
  ) : (
    t('sign-in.fact.wait')
  );
  return (
    <dl className="entrance-facts">
      <Fact name="log">{log}</Fact>
      <Fact name="sealed">
        <Icon name="seal" size={12} />
        {t('sign-in.fact.notSealed')}
      </Fact>
      <Fact name="browser">
        {can === undefined ? t('sign-in.open') : t(can ? 'sign-in.fact.canCheck' : 'sign-in.fact.cannotCheck')}
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{t(`sign-in.fact.${name}`)}</dt>
    <dd>{children}</dd>
  </div>
);
