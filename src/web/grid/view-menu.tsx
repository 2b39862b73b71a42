import { type FormEvent, useId } from 'react';
import { useLocation } from 'wouter';
import type { Preferences } from '../../../contracts/http';
import { t } from '../i18n/text';
import { alarm, announce } from '../live/announce';
import { changePreferences, preferencesStore } from '../live/preferences';
import { type SavedView, savedViews, withoutView, withView } from '../live/saved-views';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { useStore } from '../parts/use-store';
import type { BoardPageProps } from './board-props';
import type { BoardState } from './use-board-page';

interface MenuProps {
  readonly props: BoardPageProps;
  readonly state: BoardState;
}

const notSaved = () => alarm(t('frame.view.notSaved'));

/** Which columns stand in the grid; the first names the rows and always stays. */
function Columns({ props, state }: MenuProps) {
  const { columns } = props.model;
  const chosen = state.view.columns;
  const shown = columns.filter(({ name }, i) => i === 0 || !chosen || chosen.includes(name)).map(({ name }) => name);
  const flip = (name: string) => {
    const next = shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name];
    const ordered = columns.map((column) => column.name).filter((one) => next.includes(one));
    state.change({ columns: ordered.length === columns.length ? undefined : ordered });
  };
  return (
    <fieldset className="view-columns">
      <legend>{t('frame.view.columns')}</legend>
      {columns.map(({ name, label }, i) => (
        <label key={name}>
          <input type="checkbox" checked={shown.includes(name)} disabled={i === 0} onChange={() => flip(name)} />
          {t(label)}
        </label>
      ))}
    </fieldset>
  );
}

/** The address of this view without the row whose drawer is open. */
function hrefOf(path: string): string {
  const given = new URLSearchParams(location.search);
  given.delete('sel');
  const query = given.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return query ? `${path}?${query}` : path;
}

function SaveView({ topic }: { topic: string }) {
  const [path] = useLocation();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (!name) return;
    changePreferences((now) => withView(now, { topic, name, href: hrefOf(path) })).then(() => {
      announce(t('frame.view.saved', { name }));
      form.reset();
    }, notSaved);
  };
  return (
    <form className="view-save" onSubmit={save}>
      <input
        className="input"
        name="name"
        maxLength={60}
        autoComplete="off"
        aria-label={t('frame.view.name')}
        placeholder={t('frame.view.name')}
      />
      <Button type="submit">{t('frame.view.save')}</Button>
    </form>
  );
}

function Saved({ view }: { view: SavedView }) {
  const remove = () => void changePreferences((now) => withoutView(now, view)).catch(notSaved);
  return (
    <li>
      <span>{view.name}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={t('frame.view.remove', { name: view.name })}
        onClick={remove}
      >
        <Icon name="close" size={10} />
      </button>
    </li>
  );
}

/** Columns that are hidden are announced, never just missing; behind it they are chosen. */
function ColumnsMenu({ props, state }: MenuProps) {
  const menu = useId();
  const counts = { shown: state.columns.length, all: props.model.columns.length };
  return (
    <>
      <button type="button" className="grouping" popoverTarget={menu} aria-haspopup="dialog">
        {t(state.room === 'wide' ? 'frame.view.columnsShown' : 'frame.columns', counts)}
      </button>
      <div popover="auto" id={menu} className="menu view-menu" role="dialog" aria-label={t('frame.view.columns')}>
        <Columns props={props} state={state} />
      </div>
    </>
  );
}

/** The view as it stands, kept by name on the server for this person; saved ones can be removed. */
function SaveMenu({ topic, views }: { topic: string; views: Preferences['views'] }) {
  const menu = useId();
  return (
    <>
      <button type="button" className="grouping" popoverTarget={menu} aria-haspopup="dialog">
        {t('frame.view.saveThis')}
      </button>
      <div popover="auto" id={menu} className="menu view-menu" role="dialog" aria-label={t('frame.view.save')}>
        <SaveView topic={topic} />
        <ul>
          {savedViews(views)
            .filter((view) => view.topic === topic)
            .map((view) => (
              <Saved key={view.name} view={view} />
            ))}
        </ul>
      </div>
    </>
  );
}

/** How the board is looked at: its columns, and the view under a name. */
export function ViewMenu({ props, state }: MenuProps) {
  const views = useStore(preferencesStore)?.views;
  return (
    <span className="view-tools wide">
      <ColumnsMenu props={props} state={state} />
      {views && state.room === 'wide' && <SaveMenu topic={props.model.topic} views={views} />}
    </span>
  );
}
