import { type FormEvent, useState } from 'react';
import type { Filter } from '../grid/filter';
import { t } from '../i18n/text';
import { fieldLabel, valueWords } from '../i18n/words';
import { presentInstant } from '../live/clock';
import { openCommand } from '../live/command';
import { catalogueStore, maySend } from '../live/pictures';
import { positionIn } from '../live/position-in';
import { currentSession } from '../live/session';
import { activeZone, post } from '../live/zone';
import { positionAt } from '../palette/position-at';
import { Icon } from '../parts/icon';
import { KeyHint } from '../parts/key-hint';
import { NewRowsButton } from '../parts/new-rows';
import { useStore } from '../parts/use-store';
import { parseTime } from '../time/parse-time';
import { signalValues } from './signals-filter';
import type { SignalsState } from './use-signals';

interface ToolbarProps {
  readonly state: SignalsState;
  readonly onFilter: (filters: readonly Filter[]) => void;
}

const listOf: Readonly<Record<string, string>> = {
  sourceType: 'SourceType',
  violenceType: 'ViolenceType',
  accessConstraint: 'AccessConstraint',
};
const words = (column: string, value: string) =>
  column === 'state' ? t(`signals.state.${value}`) : valueWords(listOf[column] ?? column, value);

/** Title, search, filters, the button for new rows, and the jump box. */
export function SignalsToolbar({ state, onFilter }: ToolbarProps) {
  const { view, filters } = state;
  return (
    <>
      <h1 className="wide">{t('signals.title')}</h1>
      <SearchBox state={state} />
      <div className="chips-row wide">
        {filters.map((filter, index) => (
          <span className="chip filter-chip" key={filter.column + filter.values.join()}>
            {fieldLabel(filter.column).toLowerCase()} {filter.excluded && t('signals.not')}
            {filter.values.map((value) => words(filter.column, value).toLowerCase()).join(', ')}
            <button
              type="button"
              className="chip-close"
              aria-label={t('frame.filter.remove')}
              onClick={() => onFilter(filters.filter((_, at) => at !== index))}
            >
              <Icon name="close" size={8} strokeWidth={2} />
            </button>
          </span>
        ))}
      </div>
      <AddFilter onAdd={(filter) => onFilter([...filters, filter])} />
      <span className="spring" />
      {view.fresh > 0 && (
        <NewRowsButton
          onClick={() => {
            state.setAt(undefined);
            view.reload();
            state.scroller.current?.scrollTo({ top: 0 });
          }}
        >
          {t('signals.new', { count: view.fresh })}
        </NewRowsButton>
      )}
      <Report />
      <Jump state={state} />
    </>
  );
}

function SearchBox({ state }: { state: SignalsState }) {
  return (
    <div className="register-search">
      <Icon name="search" size={13} />
      <input
        id="signals-search"
        className="input"
        type="search"
        aria-label={t('signals.search')}
        placeholder={t('signals.search')}
        autoComplete="off"
        value={state.words}
        onChange={(event) => {
          state.setAt(undefined);
          state.setWords(event.target.value);
        }}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <KeyHint>/</KeyHint>
    </div>
  );
}

function AddFilter({ onAdd }: { onAdd: (filter: Filter) => void }) {
  const [open, setOpen] = useState(false);
  const [column, setColumn] = useState('state');
  if (!open)
    return (
      <button type="button" className="add-filter wide" onClick={() => setOpen(true)}>
        <Icon name="plus" size={11} /> {t('signals.filter')}
      </button>
    );
  return (
    <span className="filter-pick wide">
      <select
        className="input"
        aria-label={t('signals.filterColumn')}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked for a filter
        autoFocus
        value={column}
        onChange={(event) => setColumn(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      >
        {Object.keys(signalValues).map((each) => (
          <option key={each} value={each}>
            {fieldLabel(each)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('signals.filterValue')}
        value=""
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        onChange={(event) => {
          onAdd({ column, values: [event.target.value], excluded: false });
          setOpen(false);
        }}
      >
        <option value="">{t('forms.choose')}</option>
        {signalValues[column]?.map((each) => (
          <option key={each} value={each}>
            {words(column, each)}
          </option>
        ))}
      </select>
    </span>
  );
}

function Report() {
  const { commands } = useStore(catalogueStore);
  const command = commands.find(({ name }) => name === 'ReportSignal');
  if (!maySend(command, currentSession()?.roles ?? [])) return null;
  return (
    <button type="button" className="link-button wide" onClick={() => openCommand('ReportSignal')}>
      {t('signals.report')}
    </button>
  );
}

/** Goes to a position or to what was recorded at a time. */
function Jump({ state }: { state: SignalsState }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState(false);
  const go = async () => {
    const parsed = parseTime(typed, { now: presentInstant(), zone: activeZone(), zones: [post], prefer: 'past' });
    const position =
      positionIn(typed) ?? ('instant' in parsed ? await positionAt(parsed.instant).catch(() => undefined) : undefined);
    setFault(position === undefined);
    if (position === undefined) return;
    state.setAt(position);
    setOpen(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void go();
  };
  if (!open)
    return (
      <button type="button" className="add-filter" onClick={() => setOpen(true)}>
        {t('signals.jump')}
      </button>
    );
  return (
    <form className="jump" onSubmit={onSubmit}>
      <input
        className="input"
        aria-label={t('signals.jumpLabel')}
        placeholder={t('signals.jumpHint')}
        aria-invalid={fault || undefined}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to jump
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        onBlur={() => setOpen(false)}
      />
    </form>
  );
}
