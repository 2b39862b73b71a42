import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { ShownEvent } from '../../../../contracts/http';
import { sentenceOf } from '../../../../projections/timeline/sentences';
import { t } from '../../i18n/text';
import { faultWords, fieldLabel } from '../../i18n/words';
import { api } from '../../live/api';
import { selectionStore } from '../../live/evidence-selection';
import { FieldSet } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { useStreamTitle } from '../../parts/name';
import { Position } from '../../parts/position';
import { Sentence } from '../../parts/sentence';
import { useStore } from '../../parts/use-store';
import { evidenceLines, evidencePosition, namedEvidence } from '../evidence';
import { useForm, type WidgetProps } from '../form-context';

interface Item {
  readonly kind: string;
  readonly ref: string;
  readonly note?: string;
}
/** What events already fetched say, and of which stream they are, by reference. */
const told = new Map<string, { readonly words: string; readonly stream: string }>();

async function evidenceItem(line: string): Promise<Item | undefined> {
  const named = namedEvidence(line);
  if (!named || 'kind' in named) return named;
  const event = await api<ShownEvent>(`/events/${named.position}`);
  const ref = `${event.id}@${event.position}`;
  told.set(ref, { words: sentenceOf(event), stream: event.stream });
  return { kind: 'event', ref };
}

/** The lines of a text as evidence: what was found, and what names no event that may be seen. */
async function evidenceIn(lines: readonly string[], known: readonly Item[]) {
  const settled = await Promise.allSettled(lines.map(evidenceItem));
  const found = settled.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
  const fresh = found.filter(
    ({ ref }, index) => ![...known, ...found.slice(0, index)].some((other) => other.ref === ref),
  );
  return { fresh, missed: lines.filter((_, index) => settled[index]?.status === 'rejected') };
}

/** What the statement rests on: event positions, signals, web addresses, publications; pasted, or taken from a selection. */
export function EvidenceWidget({ schema, name, path, value }: WidgetProps) {
  const form = useForm();
  const [missed, setMissed] = useState('');
  const items = (Array.isArray(value) ? value : []) as readonly Item[];
  const most = schema.maxItems ?? 10_000;
  // Several may be looked up at once: each is put to what the form holds when it is found.
  const held = useRef(items);
  held.current = items;
  const put = (next: readonly Item[]) =>
    form.edit(
      path,
      next.slice(0, most).map(({ kind, ref }) => ({ kind, ref })),
    );
  const add = async (lines: readonly string[]): Promise<readonly string[]> => {
    const { fresh, missed: left } = await evidenceIn(lines, items);
    setMissed(left.join(', '));
    if (fresh.length > 0) put([...held.current, ...fresh]);
    return left;
  };
  const fault = missed ? { pointer: '', rule: 'noSuchEvent', values: { what: missed } } : form.faultAt(path);
  return (
    <FieldSet
      label={fieldLabel(name)}
      aside={t('forms.ofMany', { used: items.length, most })}
      fault={fault && faultWords(fault)}
    >
      <div className="basket">
        {items.map((item) => (
          <EvidenceRow key={item.ref} item={item} onRemove={() => put(items.filter((other) => other !== item))} />
        ))}
        <EvidenceEntry full={items.length >= most} onAdd={add} onLeave={() => form.leave(path)} />
      </div>
    </FieldSet>
  );
}

interface EntryProps {
  readonly full: boolean;
  /** Gives back the lines that could not be taken. */
  readonly onAdd: (lines: readonly string[]) => Promise<readonly string[]>;
  readonly onLeave: () => void;
}

function EvidenceEntry({ full, onAdd, onLeave }: EntryProps) {
  const form = useForm();
  const selected = useStore(selectionStore);
  const [typed, setTyped] = useState('');
  const add = async (text: string) => {
    setTyped('');
    const left = (await onAdd(evidenceLines(text))).join('\n');
    setTyped((meanwhile) => meanwhile || left);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed.trim() === '') return;
    event.preventDefault();
    void add(typed);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!text.trim()) return;
    event.preventDefault();
    void add(text);
  };
  return (
    <div className="basket-entry">
      <input
        className="basket-input"
        aria-label={t('forms.addEvidence')}
        placeholder={t('forms.evidenceHint')}
        value={typed}
        disabled={form.locked || full}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => (typed.trim() ? void add(typed) : onLeave())}
      />
      <button
        type="button"
        className="link-button"
        disabled={form.locked || selected.length === 0}
        onClick={() => void onAdd(selected.map((position) => `#${position}`))}
      >
        {t('forms.addSelection')}
      </button>
    </div>
  );
}

/** The sentence of an event with the title of its record, where the sentence does not say it; anything else as it was given. */
function EventWords({ item, position }: { item: Item; position: number | undefined }) {
  const event = told.get(item.ref);
  const title = useStreamTitle(event?.stream);
  if (position === undefined) return <span className="basket-words">{item.ref}</span>;
  const said = event?.words ?? item.note ?? t('forms.event');
  const words = !title || said.includes(title) ? said : `${said}: ${title}`;
  return (
    <span className="basket-words said" title={words}>
      <Sentence words={words} />
    </span>
  );
}

function EvidenceRow({ item, onRemove }: { item: Item; onRemove: () => void }) {
  const form = useForm();
  const position = item.kind === 'event' ? evidencePosition(item.ref) : undefined;
  return (
    <div className="basket-row">
      {position !== undefined ? (
        <Position value={position} />
      ) : (
        <span className="muted">{t(`forms.evidence.${item.kind}`)}</span>
      )}
      <EventWords item={item} position={position} />
      <button
        type="button"
        className="icon-button"
        aria-label={t('forms.remove', { what: position === undefined ? item.ref : `#${position}` })}
        disabled={form.locked}
        onClick={onRemove}
      >
        <Icon name="close" size={10} />
      </button>
    </div>
  );
}
