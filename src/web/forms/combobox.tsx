import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export interface Choice {
  readonly id: string;
  readonly title: ReactNode;
  /** Muted words at the right: a status, a code. */
  readonly aside?: ReactNode;
}

interface ComboboxProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
  readonly onLeave?: () => void;
  /** Words instead of choices: searching, none found, failed. */
  readonly note?: ReactNode;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly control?: Readonly<Record<string, unknown>>;
  readonly label?: string;
}

/** Which choice is active, and what typing, keys, choosing and leaving do to the list. */
function useChoices({ choices, onText, onChoose, onLeave }: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const last = Math.max(0, choices.length - 1);
  const at = Math.min(active, last);
  const take = (id: string | undefined) => {
    if (id === undefined) return;
    onChoose(id);
    setOpen(false);
    setActive(0);
  };
  const acts = {
    down: () => (open ? setActive(Math.min(at + 1, last)) : setOpen(true)),
    up: () => setActive(Math.max(at - 1, 0)),
    take: () => take(choices[at]?.id),
    close: () => setOpen(false),
  } as const;
  const onKeyDown = (event: KeyboardEvent) => {
    const move = keyOf(event, open && choices.length > 0, open);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    acts[move]();
  };
  const type = (typed: string) => {
    onText(typed);
    setActive(0);
    setOpen(true);
  };
  const leave = () => {
    setOpen(false);
    onLeave?.();
  };
  return { open, at, take, onKeyDown, type, leave, show: () => setOpen(true) };
}

/** A text field with a list of choices below it, after the ARIA combobox pattern: arrows move, Enter takes, Escape closes. */
export function Combobox(props: ComboboxProps) {
  const { text, choices, note, placeholder, disabled, control, label } = props;
  const list = useId();
  const { open, at, take, onKeyDown, type, leave, show } = useChoices(props);
  return (
    <div className="combobox">
      <input
        className="input"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && choices.length > 0 ? `${list}-${at}` : undefined}
        aria-label={label}
        value={text}
        placeholder={placeholder}
        disabled={disabled}
        onChange={({ target }) => type(target.value)}
        onClick={show}
        onKeyDown={onKeyDown}
        onBlur={leave}
        {...control}
      />
      <Choices id={list} open={open} choices={choices} at={at} note={note} onTake={take} />
    </div>
  );
}

/** What a key means in the field: Enter takes only what is offered, Escape closes only what is open. */
function keyOf(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  offered: boolean,
  open: boolean,
): 'down' | 'up' | 'take' | 'close' | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (key === 'ArrowDown') return 'down';
  if (key === 'ArrowUp') return 'up';
  if (key === 'Enter' && offered) return 'take';
  return key === 'Escape' && open ? 'close' : undefined;
}

interface ChoicesProps {
  readonly id: string;
  readonly open: boolean;
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly note: ReactNode;
  readonly onTake: (id: string) => void;
}

function Choices({ id, open, choices, at, note, onTake }: ChoicesProps) {
  return (
    <div className="combobox-list" hidden={!open || (choices.length === 0 && !note)}>
      <div id={id} role="listbox" tabIndex={-1}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="combobox-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(choice.id)}
            ref={index === at && open ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
          >
            <span className="combobox-title">{choice.title}</span>
            {choice.aside && <span className="muted">{choice.aside}</span>}
          </div>
        ))}
      </div>
      {note && <p className="combobox-note">{note}</p>}
    </div>
  );
}
