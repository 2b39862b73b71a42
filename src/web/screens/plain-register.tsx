import '../style/grid.css';
import '../style/record.css';
import { Link, useLocation, useSearch } from 'wouter';
import type { RegisterPage } from '../../../contracts/http';
import { t } from '../i18n/text';
import { api } from '../live/api';
import { catalogueStore } from '../live/pictures';
import { Button } from '../parts/button';
import { Position } from '../parts/position';
import { Screen } from '../parts/screen';
import { ProblemPanel, StatePanel } from '../parts/state-panel';
import { type Loaded, useLoaded } from '../parts/use-loaded';
import { useStore } from '../parts/use-store';
import { memberWords, Value } from '../parts/value';

const usual = [
  'recordedAt',
  'type',
  'actorRole',
  'stream',
  'sentence',
  'summary',
  'title',
  'headline',
  'name',
  'severity',
  'state',
  'status',
];

/** Columns of a plain register: those people read first, then what else there is room for. */
function columnsOf(page: RegisterPage, indexed: readonly string[]) {
  const members = Object.keys(page.rows[0]?.row ?? {});
  const first = usual.filter((name) => members.includes(name));
  const rest = indexed.filter((name) => members.includes(name) && !first.includes(name) && name !== 'position');
  return [...first, ...rest].slice(0, 7);
}

function Table({ name, page, category }: { name: string; page: RegisterPage; category: string | null }) {
  const { registers } = useStore(catalogueStore);
  const columns = columnsOf(page, registers.find((one) => one.name === name)?.columns ?? []);
  if (page.rows.length === 0) return <StatePanel title={t('record.register.empty')} />;
  return (
    <div className="plain-table">
      <table>
        <caption>{t('record.register.caption', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('record.column.position')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {memberWords(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map(({ key, position, row }) => (
            <tr key={key}>
              <td>
                {category ? <Link href={`/record/${category}-${key}`}>{position}</Link> : <Position value={position} />}
              </td>
              {columns.map((column) => (
                <td key={column}>
                  <Value value={row[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

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

/** Any register in pages of 100, searched by text; the place stands in the address. */
export default function PlainRegister({ params }: { params: Readonly<Record<string, string>> }) {
  const [path, go] = useLocation();
  const name = params.name ?? path.split('/').at(-1) ?? '';
  const given = new URLSearchParams(useSearch());
  const q = String((history.state as { q?: string } | null)?.q ?? '');
  const query = {
    limit: 100,
    at: given.get('at') ?? undefined,
    cursor: given.get('cursor') ?? undefined,
    dir: given.get('dir') ?? undefined,
    f: given.get('f') ?? undefined,
    q: q || undefined,
  };
  const page = useLoaded(`${name}${JSON.stringify(query)}`, 0, (signal) =>
    api<RegisterPage>(`/registers/${name}`, { query, signal }),
  );
  const { registers } = useStore(catalogueStore);
  const category = registers.find((one) => one.name === name)?.category ?? null;
  return (
    <Screen
      title={name}
      toolbar={
        <>
          <h1>{name}</h1>
          {page.value && (
            <span className="muted">
              {t(page.value.more ? 'record.register.more' : 'record.register.count', { count: page.value.count })}
            </span>
          )}
          <span className="spring" />
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
          <Pages page={page} />
        </>
      }
    >
      {page.value && <Table name={name} page={page.value} category={category} />}
      {!page.value && page.cause !== undefined && <ProblemPanel cause={page.cause} onRetry={page.reload} />}
    </Screen>
  );
}
