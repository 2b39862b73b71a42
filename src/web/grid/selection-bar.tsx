import { useId } from 'react';
import { creates } from '../actions';
import { t } from '../i18n/text';
import { alarm } from '../live/announce';
import { openCommandForMany } from '../live/command';
import { catalogueStore, maySend } from '../live/pictures';
import { changePreferences, preferencesStore } from '../live/preferences';
import { pinnedOf, withPinned } from '../live/saved-views';
import { currentSession } from '../live/session';
import { useStore } from '../parts/use-store';
import { mostAtOnce } from './selection';
import type { Selecting } from './use-selection';

interface BarProps {
  readonly topic: string;
  readonly category: string;
  readonly selecting: Selecting;
}

/** Commands that make sense for many records: those that ask for no revision, no second person and no typed name. */
function useCommandsForMany(category: string) {
  const { commands } = useStore(catalogueStore);
  const roles = currentSession()?.roles ?? [];
  return commands.filter(
    (command) =>
      command.aggregate === category &&
      !command.guarded &&
      !command.dual &&
      !creates(command.name) &&
      maySend(command, roles),
  );
}

function Commands({ category, selecting }: BarProps) {
  const menu = useId();
  const commands = useCommandsForMany(category);
  const { chosen } = selecting;
  if (commands.length === 0) return null;
  if (chosen.length > mostAtOnce) return <span>{t('frame.select.tooMany', { most: mostAtOnce })}</span>;
  return (
    <>
      <button type="button" className="link" popoverTarget={menu} aria-haspopup="menu">
        {t('frame.select.command')}
      </button>
      <div popover="auto" id={menu} className="menu footer-menu">
        {commands.map((command) => (
          <button
            key={command.name}
            type="button"
            onClick={() => {
              document.getElementById(menu)?.hidePopover();
              openCommandForMany(command.name, command.idField, category, chosen);
            }}
          >
            {command.title}
          </button>
        ))}
      </div>
    </>
  );
}

function Pin({ topic, selecting }: BarProps) {
  const views = useStore(preferencesStore)?.views;
  if (!views) return null;
  const pinned = pinnedOf(views, topic);
  const all = selecting.chosen.every((key) => pinned.includes(key));
  const save = () =>
    changePreferences((now) => withPinned(now, topic, selecting.chosen)).catch(() => alarm(t('frame.view.notSaved')));
  return (
    <button type="button" className="link" onClick={() => void save()}>
      {t(all ? 'frame.select.unpin' : 'frame.select.pin')}
    </button>
  );
}

/** How many rows are chosen and what can be done with them; it stands in the footer, so that no row moves. */
export function SelectionBar(props: BarProps) {
  const { chosen, clear } = props.selecting;
  return (
    <span className="selection-bar" role="status">
      <b>{t('frame.select.count', { count: chosen.length })}</b>
      <Commands {...props} />
      <Pin {...props} />
      <button type="button" className="link" onClick={clear}>
        {t('frame.clear')}
      </button>
    </span>
  );
}
