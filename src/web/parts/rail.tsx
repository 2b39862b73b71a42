import { Link, useLocation } from 'wouter';
import { t } from '../i18n/text';
import { type Catalogue, catalogueStore, mayRead } from '../live/pictures';
import { currentSession, sessionStore } from '../live/session';
import { type Route, routes } from '../routes';
import { useWaitingCounts } from './use-alerts';
import { useBoardView, useWatched } from './use-board';
import { useStore } from './use-store';

function allowed({ reads }: Route, { boards, registers }: Catalogue, roles: readonly string[]) {
  if (!reads) return true;
  const board = reads.board && boards.find(({ name }) => name === reads.board);
  const register = reads.register && registers.find(({ name }) => name === reads.register);
  return mayRead(board || register || undefined, roles);
}

/** Screens that the signed-in roles may open. */
export function useScreens(): readonly Route[] {
  const catalogue = useStore(catalogueStore);
  useStore(sessionStore);
  const roles = currentSession()?.roles ?? [];
  return routes.filter((route) => route.group && allowed(route, catalogue, roles));
}

function Item({ route, here, count }: { route: Route; here: boolean; count: number }) {
  return (
    <Link href={route.path} className="rail-item" aria-current={here ? 'page' : undefined}>
      <span className="rail-label">{t(`frame.screen.${route.name}`)}</span>
      {count > 0 && <span className="rail-count">{count}</span>}
    </Link>
  );
}

/** Batches that are being read now; counted for those who may see them. */
function useRunningImports(may: boolean): number {
  const store = useWatched('imports', may);
  useBoardView(store);
  return [...store.rows.values()].filter(({ row }) => row.state === 'running').length;
}

const groups = ['watch', 'prove', 'system'] as const;

/** The groups of screens at the left, with counters that come from boards. */
export function Rail() {
  const screens = useScreens();
  const [location] = useLocation();
  const counts: Readonly<Record<string, number>> = {
    alerts: useWaitingCounts().waiting,
    imports: useRunningImports(screens.some(({ name }) => name === 'imports')),
  };
  const best = screens.filter(({ path }) => location.startsWith(path)).sort((a, b) => b.path.length - a.path.length)[0];
  const here = location.startsWith('/crisis/') ? 'crises' : best?.name;
  return (
    <nav className="rail" aria-label={t('frame.screens')}>
      {groups.map((group) => {
        const items = screens.filter((route) => route.group === group);
        return (
          items.length > 0 && (
            <div key={group}>
              <p className="rail-group">{t(`frame.group.${group}`)}</p>
              {items.map((route) => (
                <Item key={route.name} route={route} here={route.name === here} count={counts[route.name] ?? 0} />
              ))}
            </div>
          )
        );
      })}
    </nav>
  );
}
