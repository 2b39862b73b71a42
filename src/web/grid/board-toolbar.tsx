import { useId, useRef, useState } from 'react';
import { t } from '../i18n/text';
import { Icon } from '../parts/icon';
import { KeyHint } from '../parts/key-hint';
import { NewRowsButton } from '../parts/new-rows';
import { PlainSelect } from '../parts/plain-select';
import { SeverityShape } from '../parts/severity';
import { useBoardView } from '../parts/use-board';
import type { BoardPageProps } from './board-props';
import type { GridModel } from './column';
import { type Filter, readFilters } from './filter';
import type { BoardState } from './use-board-page';
import { ViewMenu } from './view-menu';

interface Shown {
  readonly props: BoardPageProps;
  readonly state: BoardState;
}

function chipWords(model: GridModel, { column, values, excluded }: Filter) {
  const found = model.columns.find(({ name }) => name === column);
  const name = found ? t(found.label).toLowerCase() : t('frame.filter.text');
  const words = values.map((value) => model.filterWords?.(column, value) ?? value).join(', ');
  return `${name} ${excluded ? t('frame.filter.not') : ''}${words}`;
}

const sortWords = (model: GridModel, name: string) =>
  t(model.columns.find((column) => column.name === name)?.label ?? name).toLowerCase();

function Chips({ props, state }: Shown) {
  const { filters } = state.view;
  return filters.map((filter, i) => (
    <span className="chip filter-chip" key={`${filter.column}${filter.values.join()}`}>
      {chipWords(props.model, filter)}
      <button
        type="button"
        className="chip-close"
        aria-label={t('frame.filter.remove')}
        onClick={() => state.change({ filters: filters.filter((_, at) => at !== i) })}
      >
        <Icon name="close" size={8} strokeWidth={2} />
      </button>
    </span>
  ));
}

function AddFilter({ props, state }: Shown) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  if (!open)
    return (
      <button type="button" id="grid-filter" className="add-filter" ref={button} onClick={() => setOpen(true)}>
        <Icon name="plus" size={11} /> {t('frame.filter')} <KeyHint>/</KeyHint>
      </button>
    );
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get('filter') ?? '');
        state.change({ filters: [...state.view.filters, ...readFilters(text)] });
        close();
      }}
    >
      <input
        name="filter"
        className="input filter-input"
        aria-label={t('frame.filter.label')}
        placeholder={t('frame.filter.placeholder')}
        list="filter-columns"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to type a filter
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && close()}
        onBlur={() => setOpen(false)}
      />
      <datalist id="filter-columns">
        {props.model.columns.map(({ name }) => (
          <option key={name} value={`${name}:`} />
        ))}
      </datalist>
    </form>
  );
}

function NewRows({ props, state }: Shown) {
  const { fresh, toTop } = state.pin;
  if (fresh.length === 0) return null;
  const { severity } = props.model;
  const critical = severity ? fresh.filter((key) => severity(state.store.row(key)?.row ?? {}) === 4).length : 0;
  return (
    <NewRowsButton
      onClick={() => {
        state.lines.settle();
        toTop();
      }}
    >
      <span className="wide">{t('frame.newAbove', { count: fresh.length })}</span>
      <span className="narrow">{t('frame.newShort', { count: fresh.length })}</span>
      {critical > 0 && (
        <>
          <SeverityShape severity={4} size={10} />{' '}
          <span className="wide">{t('frame.newCritical', { count: critical })}</span>
          <span className="narrow">{critical}</span>
        </>
      )}
    </NewRowsButton>
  );
}

const groupName = ({ columns, groups }: GridModel, group: string) =>
  t(groups?.[group]?.label ?? columns.find(({ name }) => name === group)?.label ?? group).toLowerCase();

function Grouping({ props, state }: Shown) {
  const id = useId();
  const groups = Object.keys(props.model.groups ?? {});
  if (groups.length < 2) return null;
  return (
    <label className="grouping wide" htmlFor={id}>
      {t('frame.group')}
      <PlainSelect
        id={id}
        value={state.view.group ?? ''}
        onChange={({ target }) => state.change({ group: target.value || undefined })}
      >
        <option value="">{t('frame.group.none')}</option>
        {groups.map((group) => (
          <option key={group} value={group}>
            {groupName(props.model, group)}
          </option>
        ))}
      </PlainSelect>
    </label>
  );
}

/** Title, count, filters, the button for new rows, grouping. */
export function BoardToolbar({ props, state }: Shown) {
  useBoardView(state.store);
  const { keys } = state.lines;
  const all = state.store.rows.size;
  return (
    <>
      <h1 className="wide">{props.title}</h1>
      <span className="muted">
        {props.count?.(keys.length, all) ?? t('frame.countOf', { shown: keys.length, all })}
      </span>
      {state.view.sort[0] && (
        <span className="muted narrow">
          {t('frame.sortedBy', { column: sortWords(props.model, state.view.sort[0].column) })}
          <Icon name={state.view.sort[0].descending ? 'down' : 'up'} size={12} strokeWidth={1.8} className="inline" />
        </span>
      )}
      <div className="chips-row wide">
        <Chips props={props} state={state} />
      </div>
      {state.room !== 'slim' && (
        <span className="wide">
          <AddFilter props={props} state={state} />
        </span>
      )}
      <span className="spring" />
      {props.notice}
      <NewRows props={props} state={state} />
      {state.room === 'wide' && <Grouping props={props} state={state} />}
      <ViewMenu props={props} state={state} />
      {state.room === 'wide' && props.tools}
    </>
  );
}
