import { type ClipboardEvent, useRef, useState } from 'react';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { Button } from '../../parts/button';
import { Field, FieldSet } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { blank, type Draft, type DraftObject } from '../draft';
import { Inner, useForm, type WidgetProps } from '../form-context';
import { pastedRows } from '../table-paste';

/** Keys that stay with their items while others are removed. */
function useItemKeys(length: number) {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  while (keys.current.length < length) keys.current.push(next.current++);
  if (keys.current.length > length) keys.current.length = length;
  return { keys: keys.current, drop: (index: number) => keys.current.splice(index, 1) };
}

/** A list of objects: added one by one or pasted from a spreadsheet, up to a cap that is told. */
export function ListWidget({ schema, name, path, value }: WidgetProps) {
  const form = useForm();
  const item = schema.items ?? {};
  const items = (Array.isArray(value) ? value : []) as readonly Draft[];
  const most = schema.maxItems ?? 10_000;
  const { keys, drop } = useItemKeys(items.length);
  const [left, setLeft] = useState(0);
  const fault = form.faultAt(path);
  const remove = (index: number) => {
    drop(index);
    form.edit(
      path,
      items.filter((_, at) => at !== index),
    );
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isTable(text, event.target as HTMLElement)) return;
    event.preventDefault();
    const { rows, more } = pastedRows(text, item, most - items.length, () => blank(item) as DraftObject);
    setLeft(more);
    form.edit(path, [...items, ...rows]);
  };
  return (
    <FieldSet
      label={fieldLabel(name)}
      aside={t('forms.upTo', { used: items.length, most })}
      fault={fault && faultWords(fault)}
    >
      <div className="item-list" onPaste={paste}>
        {items.map((each, index) => (
          <ListItem
            key={keys[index]}
            schema={item}
            name={name}
            path={[...path, index]}
            value={each}
            number={index + 1}
            onRemove={() => remove(index)}
          />
        ))}
        <AddRow full={items.length >= most} onAdd={() => form.edit(path, [...items, blank(item)])} />
        <span className="muted small">
          {left > 0 ? t('forms.leftOut', { count: left, most }) : t('forms.pasteHint')}
        </span>
      </div>
    </FieldSet>
  );
}

function AddRow({ full, onAdd }: { full: boolean; onAdd: () => void }) {
  const { locked } = useForm();
  return (
    <Button kind="quiet" disabled={locked || full} onClick={onAdd}>
      {t('forms.addRow')}
    </Button>
  );
}

/** Columns make a table; lines alone do only where the field takes no lines of its own. */
const isTable = (text: string, target: HTMLElement) =>
  text.includes('\t') || (text.trim().includes('\n') && target.tagName !== 'TEXTAREA');

function ListItem({
  number,
  onRemove,
  ...props
}: WidgetProps & { readonly number: number; readonly onRemove: () => void }) {
  const form = useForm();
  return (
    <div className="item">
      <Inner {...props} label={t('forms.item', { number })} />
      <button
        type="button"
        className="icon-button item-remove"
        aria-label={t('forms.removeItem', { number })}
        disabled={form.locked}
        onClick={onRemove}
      >
        <Icon name="close" size={10} />
      </button>
    </div>
  );
}

/** A list of short texts, one a line. */
export function LinesWidget({ schema, name, path, value }: WidgetProps) {
  const form = useForm();
  const lines = (Array.isArray(value) ? value : []) as readonly string[];
  const [typed, setTyped] = useState(lines.join('\n'));
  const fault = form.faultAt(path) ?? lines.map((_, index) => form.faultAt([...path, index])).find(Boolean);
  const take = (text: string) => {
    setTyped(text);
    form.edit(
      path,
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    );
  };
  return (
    <Field
      label={fieldLabel(name)}
      aside={
        lines.length > 0 ? t('forms.items', { count: lines.length }) : schema.minItems ? undefined : t('forms.optional')
      }
      hint={t('forms.oneALine')}
      fault={fault && faultWords(fault)}
    >
      {(control) => (
        <textarea
          className="input"
          rows={Math.min(6, Math.max(2, typed.split('\n').length))}
          value={typed}
          disabled={form.locked}
          onChange={(event) => take(event.target.value)}
          onBlur={() => form.leave(path)}
          {...control}
        />
      )}
    </Field>
  );
}
