import { useEffect, useState } from 'react';
import type { About } from '../../../contracts/http';
import { t } from '../i18n/text';
import { aboutStore, readAbout } from '../live/session';
import { Banner } from '../parts/banner';
import { Icon } from '../parts/icon';
import { useStore } from '../parts/use-store';
import { Cast } from './sign-in-cast';
import { Facts } from './sign-in-facts';
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
