import { useId } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import type { CommandDescription } from '../../../contracts/http';
import { actionsFor } from '../actions';
import { hasText, t } from '../i18n/text';
import { openCommand } from '../live/command';
import { catalogueStore } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from './button';
import { useStore } from './use-store';

interface CommandButtonsProps {
  readonly category: string;
  readonly id: string;
  readonly row: JsonObject;
  /** Revision that is shown; sent so that a record changed meanwhile refuses. */
  readonly revision: number | undefined;
  /** How many stand as buttons before *More…*. */
  readonly most?: number;
  /** Words of the buttons: the short ones of a drawer, or those of a page. */
  readonly words?: 'command' | 'action';
}

const label = ({ name, title }: CommandDescription, words: 'command' | 'action' | undefined) => {
  const key = `frame.${words}.${name}`;
  return words && hasText(key) ? t(key) : title;
};

/** Buttons that open the forms of a record's commands; the first is filled. */
export function CommandButtons({ category, id, row, revision, most = 3, words = 'command' }: CommandButtonsProps) {
  const { commands } = useStore(catalogueStore);
  const menu = useId();
  const { primary, more } = actionsFor(category, row, commands, currentSession()?.roles ?? []);
  const open = (command: CommandDescription) =>
    openCommand(command.name, { [command.idField]: id }, revision, `${category}-${id}`);
  const rest = [...primary.slice(most), ...more];
  return (
    <div className="command-buttons">
      {primary.slice(0, most).map((command, i) => (
        <Button key={command.name} kind={i === 0 ? 'primary' : 'plain'} onClick={() => open(command)}>
          {label(command, words)}
        </Button>
      ))}
      {rest.length > 0 && (
        <>
          <Button kind="quiet" popoverTarget={menu}>
            {t('frame.moreCommands')}
          </Button>
          <div popover="auto" id={menu} className="menu command-menu">
            {rest.map((command) => (
              <button
                key={command.name}
                type="button"
                onClick={() => {
                  document.getElementById(menu)?.hidePopover();
                  open(command);
                }}
              >
                {label(command, undefined)}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
