import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/public-sans/wght.css';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
import { App } from './app';
import { applyTheme } from './live/display';
import { readAbout, readSession } from './live/session';
import { outdatedStore } from './parts/notices';
import { StartProblem } from './parts/start-problem';
import { screenOf } from './routes';

const open: Readonly<Record<string, string>> = { '/sign-in': 'sign-in', '/setup': 'setup' };
const home = '/r/live/board/crises';

applyTheme();
matchMedia('(prefers-color-scheme: light)').addEventListener('change', applyTheme);
addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  outdatedStore.set(true);
});

/** Which page the address means: an open one, the product, or sign-in first. */
async function page() {
  const { pathname, search } = location;
  const name = open[pathname];
  if (name) {
    await readAbout().catch(() => undefined);
    const Open = screenOf(name);
    return <Open params={{}} />;
  }
  const { state } = await readSession();
  if (state !== 'signedIn') {
    const wanted = pathname.startsWith('/r/') ? `?to=${encodeURIComponent(pathname + search)}` : '';
    history.replaceState(null, '', `/sign-in${wanted}`);
    return page();
  }
  if (!pathname.startsWith('/r/')) history.replaceState(null, '', home);
  return <App />;
}

const root = createRoot(document.getElementById('root') as HTMLElement);
const start = () => {
  page().then(
    (content) =>
      root.render(
        <StrictMode>
          <Suspense fallback={null}>{content}</Suspense>
        </StrictMode>,
      ),
    (cause: unknown) => root.render(<StartProblem cause={cause} onRetry={start} />),
  );
};
start();
