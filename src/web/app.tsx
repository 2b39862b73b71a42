import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { startSeconds } from './live/clock';
import { feed, startLive } from './live/live';
import { paletteStore } from './live/palette';
import { catalogueStore, mayRead, readCatalogue } from './live/pictures';
import { readPreferences } from './live/preferences';
import { pageRealm } from './live/realm';
import { currentSession, sessionStore } from './live/session';
import { sheetStore } from './live/sheet';
import { nextZone } from './live/zone';
import { Frame } from './parts/frame';
import { pressed, useKeys } from './parts/keys';
import { SignedOutDialog } from './parts/signed-out-dialog';
import { toggleSound } from './parts/sound-control';
import { useSealMonitor } from './parts/use-seal-monitor';
import { useStore } from './parts/use-store';
import { routes, screenOf } from './routes';

const screens = routes.map((route) => ({ ...route, Component: screenOf(route.screen ?? route.name) }));
const Missing = screenOf('missing');

const palettes = import.meta.glob<{ readonly Palette: ComponentType }>('./palette/palette.tsx');
const Palette = lazy(async () => {
  const load = palettes['./palette/palette.tsx'];
  return { default: load ? (await load()).Palette : () => null };
});

function useFrameKeys() {
  const [, go] = useLocation();
  const keyed = routes.filter(({ key }) => key);
  useKeys('frame.keys.title', [
    { keys: 'Ctrl+K', label: 'frame.keys.palette', run: () => paletteStore.set(true), everywhere: true },
    { keys: '?', label: 'frame.keys.help', run: () => sheetStore.set(true) },
    { keys: 'z', label: 'frame.keys.zone', run: nextZone },
    { keys: '!', label: 'frame.keys.sound', run: toggleSound },
    { keys: 'c', label: 'frame.keys.copy', run: () => void navigator.clipboard?.writeText(location.href) },
    ...keyed.map(({ key, name, path }) => ({ keys: `g ${key}`, label: `frame.keys.go.${name}`, run: () => go(path) })),
  ]);
}

/** Alerts are watched on every screen, for the notice, the counter and the sound. */
function useAlertsEverywhere() {
  const { boards } = useStore(catalogueStore);
  const may = mayRead(
    boards.find(({ name }) => name === 'alerts'),
    currentSession()?.roles ?? [],
  );
  useEffect(() => (may ? feed.watch('alerts') : undefined), [may]);
}

function Pages() {
  useFrameKeys();
  useAlertsEverywhere();
  useSealMonitor();
  return (
    <Frame>
      <Suspense fallback={null}>
        <Switch>
          {screens.map(({ name, path, Component, params }) => (
            <Route key={name} path={path}>
              {(found) => <Component params={{ ...(found as Readonly<Record<string, string>>), ...params }} />}
            </Route>
          ))}
          <Route>
            <Missing params={{}} />
          </Route>
        </Switch>
      </Suspense>
      <PaletteSlot />
    </Frame>
  );
}

function PaletteSlot() {
  const open = useStore(paletteStore);
  return open ? (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  ) : null;
}

/** The signed-in product under `/r/<realm>`. */
export function App() {
  const { state } = useStore(sessionStore);
  useEffect(() => {
    addEventListener('keydown', pressed);
    const stopSeconds = startSeconds();
    const stopLive = startLive();
    return () => {
      removeEventListener('keydown', pressed);
      stopSeconds();
      stopLive();
    };
  }, []);
  useEffect(() => {
    if (state !== 'signedIn') return;
    readCatalogue().catch(() => undefined);
    readPreferences().catch(() => undefined);
  }, [state]);
  return (
    <Router base={`/r/${pageRealm()}`}>
      <Pages />
      {state === 'signedOut' && <SignedOutDialog />}
    </Router>
  );
}
