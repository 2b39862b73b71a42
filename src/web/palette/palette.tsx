import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useFormText } from '../forms/use-form-text';
import { loadText, t } from '../i18n/text';
import { openCommand } from '../live/command';
import { paletteStore } from '../live/palette';
import { sheetStore } from '../live/sheet';
import { Icon } from '../parts/icon';
import type { Act, Entry } from './entries';
import { useEntries } from './use-entries';
import '../style/palette.css';

const close = () => paletteStore.set(false);

function useWords(): boolean {
  const forms = useFormText();
  const [own, setOwn] = useState(false);
  useEffect(() => void loadText('palette').then(() => setOwn(true)), []);
  return forms && own;
}

/** Go to, commands, records, position, time and help in one field (Ctrl+K), after the ARIA combobox pattern. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const ready = useWords();
  useEffect(() => {
    if (ready) dialog.current?.showModal();
  }, [ready]);
  return ready ? (
    <dialog ref={dialog} className="palette" aria-label={t('palette.title')} onClose={close}>
      <Search />
    </dialog>
  ) : null;
}

function useAct() {
  const [, go] = useLocation();
  return (act: Act) => {
    close();
    if ('go' in act) go(act.go);
    if ('command' in act) openCommand(act.command);
    if ('position' in act) go(`/register/audit-trail?at=${act.position}`);
    if ('time' in act) go(`/register/audit-trail?time=${encodeURIComponent(act.time)}`);
    if ('help' in act) sheetStore.set(true);
  };
}

/** Where a key moves the choice to; round at both ends. */
function movedTo(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % Math.max(1, length);
  if (key === 'ArrowUp') return (at + length - 1) % Math.max(1, length);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}

function Search() {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const entries = useEntries(query);
  const act = useAct();
  const at = Math.min(active, Math.max(0, entries.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = event.key === 'Enter' ? entries[at] : undefined;
    const to = movedTo(event.key, at, entries.length);
    if (!chosen && to === undefined) return;
    event.preventDefault();
    if (chosen) act(chosen.act);
    else setActive(to ?? 0);
  };
  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries[at] && `palette-${entries[at].id}`}
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Results entries={entries} at={at} onAct={act} />
      <p className="palette-foot muted">{t('palette.foot')}</p>
    </>
  );
}

function Results({ entries, at, onAct }: { entries: readonly Entry[]; at: number; onAct: (act: Act) => void }) {
  if (entries.length === 0)
    return (
      <div id="palette-list" role="listbox" aria-label={t('palette.title')} className="palette-list">
        <p className="muted palette-none">{t('palette.none')}</p>
      </div>
    );
  return (
    <div id="palette-list" role="listbox" aria-label={t('palette.title')} className="palette-list" tabIndex={-1}>
      {entries.map((entry, index) => (
        <div key={entry.id}>
          {entry.group !== entries[index - 1]?.group && (
            <p className="palette-group" aria-hidden="true">
              {t(`palette.group.${entry.group}`)}
            </p>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above keeps the focus and has the keys */}
          <div
            id={`palette-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette-entry"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onAct(entry.act)}
            ref={index === at ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <span>{entry.title}</span>
            {entry.aside && <span className="muted palette-aside">{entry.aside}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}
