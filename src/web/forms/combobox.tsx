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

/** A text field with a list of choices below it, after the ARIA combobox pattern: arrows move, Enter takes, Escape closes. */
export function Combobox({
  text,
  onText,
  choices,
  onChoose,
  onLeave,
  note,
  placeholder,
  disabled,
  control,
  label,
}: ComboboxProps) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(0, choices.length - 1));
  const take = (id: string | undefined) => {
    if (id === undefined) return;
    onChoose(id);
    setOpen(false);
    setActive(0);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (open ? setActive(Math.min(at + 1, choices.length - 1)) : setOpen(true)),
    ArrowUp: () => setActive(Math.max(at - 1, 0)),
    ...(open && choices.length > 0 && { Enter: () => take(choices[at]?.id) }),
    ...(open && { Escape: () => setOpen(false) }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
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
        onChange={(event) => {
          onText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          onLeave?.();
        }}
        {...control}
      />
      <Choices id={list} open={open} choices={choices} at={at} note={note} onTake={take} />
    </div>
  );
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
