import '../style/grid.css';
import '../style/record.css';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { RegisterPage } from '../../../contracts/http';
import { t } from '../i18n/text';
import { api } from '../live/api';
import { catalogueStore } from '../live/pictures';
import { Button } from '../parts/button';
import { useKeys } from '../parts/keys';
import { NewRowsButton } from '../parts/new-rows';
import { Screen } from '../parts/screen';
import { ProblemPanel } from '../parts/state-panel';
import { useGained } from '../parts/use-gained';
import { type Loaded, useLoaded } from '../parts/use-loaded';
import { useStore } from '../parts/use-store';
import { memberWords } from '../parts/value';
import { routes } from '../routes';
import { PlainRegisterTable } from './plain-register-table';

function Pages({ page }: { page: Loaded<RegisterPage> }) {
  const [path, go] = useLocation();
  const to = (cursor: string, dir: 'next' | 'previous') => {
    const given = new URLSearchParams(location.search);
    given.set('cursor', cursor);
    given.set('dir', dir);
    go(`${path}?${given}`);
  };
  const { next, previous } = page.value ?? {};
  return (
    <>
      <Button disabled={!previous} onClick={() => previous && to(previous, 'previous')}>
        {t('record.register.newer')}
      </Button>
      <Button disabled={!next} onClick={() => next && to(next, 'next')}>
        {t('record.register.older')}
      </Button>
    </>
  );
}

/** The question that the address asks; words typed by others stand in the history entry only. */
function useQuery() {
  const given = new URLSearchParams(useSearch());
  const q = String((history.state as { q?: string } | null)?.q ?? '');
  return {
    limit: 100,
    at: given.get('at') ?? undefined,
    cursor: given.get('cursor') ?? undefined,
    dir: given.get('dir') ?? undefined,
    f: given.get('f') ?? undefined,
    q: q || undefined,
  };
}
type Query = ReturnType<typeof useQuery>;

/** Rows gained since the newest page was read, and the way to read it again. */
function useNewRows(name: string, query: Query, page: Loaded<RegisterPage>) {
  const [path, go] = useLocation();
  const gained = useGained(name);
  const now = useRef(gained);
  now.current = gained;
  const [base, setBase] = useState(0);
  const newest = query.cursor === undefined && query.at === undefined;
  const { value, reload } = page;
  useEffect(() => {
    if (newest && value) setBase(now.current);
  }, [newest, value]);
  const apply = () => {
    const { f, q } = query;
    if (newest) reload();
    else go(f ? `${path}?${new URLSearchParams({ f })}` : path, { state: q ? { q } : null });
    document.querySelector('.screen-body')?.scrollTo({ top: 0 });
  };
  useKeys('record.register.keys', [{ keys: 'n', label: 'frame.keys.new', run: apply }]);
  return { fresh: Math.max(0, gained - base), apply };
}

function Search({ q }: { q: string }) {
  const [path, go] = useLocation();
  return (
    <form
      className="register-bar"
      onSubmit={(event) => {
        event.preventDefault();
        go(path, { state: { q: String(new FormData(event.currentTarget).get('q') ?? '') } });
      }}
    >
      <input
        className="input filter-input"
        type="search"
        name="q"
        defaultValue={q}
        aria-label={t('record.register.search')}
        placeholder={t('record.register.search')}
      />
    </form>
  );
}

/** A register by the name of its screen, else by its own. */
function titleOf(name: string): string {
  const route = routes.find(({ path }) => path === `/register/${name}`);
  return route ? t(`frame.screen.${route.name}`) : memberWords(name);
}

/** Any register in pages of 100, searched by text; the place stands in the address, new rows only announce themselves. */
export default function PlainRegister({ params }: { params: Readonly<Record<string, string>> }) {
  const [path] = useLocation();
  const name = params.name ?? path.split('/').at(-1) ?? '';
  const title = titleOf(name);
  const query = useQuery();
  const page = useLoaded(`${name}${JSON.stringify(query)}`, 0, (signal) =>
    api<RegisterPage>(`/registers/${name}`, { query, signal }),
  );
  const { fresh, apply } = useNewRows(name, query, page);
  const { registers } = useStore(catalogueStore);
  const category = registers.find((one) => one.name === name)?.category ?? null;
  return (
    <Screen
      title={title}
      toolbar={
        <>
          <h1 className="wide">{title}</h1>
          {page.value && (
            <span className="muted">
              {t(page.value.more ? 'record.register.more' : 'record.register.count', { count: page.value.count })}
            </span>
          )}
          <span className="spring" />
          {fresh > 0 && <NewRowsButton onClick={apply}>{t('record.register.fresh', { count: fresh })}</NewRowsButton>}
          <Search q={query.q ?? ''} />
          <Pages page={page} />
        </>
      }
    >
      {page.value && <PlainRegisterTable name={name} title={title} page={page.value} category={category} />}
      {!page.value && page.cause !== undefined && <ProblemPanel cause={page.cause} onRetry={page.reload} />}
    </Screen>
  );
}
