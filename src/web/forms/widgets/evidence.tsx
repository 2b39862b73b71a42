import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { ShownEvent } from '../../../../contracts/http';
import { t } from '../../i18n/text';
import { api } from '../../live/api';
import { FieldSet } from '../../parts/field';
import { Icon } from '../../parts/icon';
import { Position } from '../../parts/position';
import { useStore } from '../../parts/use-store';
import { evidenceLines, evidencePosition, namedEvidence } from '../evidence';
import { selectionStore } from '../evidence-selection';
import { useForm, type WidgetProps } from '../form-context';
import { faultWords, fieldLabel, plainWords } from '../words';

interface Item {
  readonly kind: string;
  readonly ref: string;
  readonly note?: string;
}
/** Sentences of events already fetched, by reference. */
const sentences = new Map<string, string>();

async function evidenceItem(line: string): Promise<Item | undefined> {
  const named = namedEvidence(line);
  if (!named || 'kind' in named) return named;
  const event = await api<ShownEvent>(`/events/${named.position}`);
  const ref = `${event.id}@${event.position}`;
  sentences.set(ref, sentenceOf(event));
  return { kind: 'event', ref };
}

const sentenceOf = ({ type, data, stream }: ShownEvent) => {
  const subject = [data.headline, data.title, data.metric, data.name].find((value) => typeof value === 'string');
  return `${plainWords(type)}${subject ? `: ${subject}` : `, ${stream}`}`;
};

/** What the statement rests on: event positions, signals, web addresses, publications; pasted, or taken from a selection. */
export function EvidenceWidget({ schema, name, path, value }: WidgetProps) {
  const form = useForm();
  const selected = useStore(selectionStore);
  const [typed, setTyped] = useState('');
  const [failed, setFailed] = useState('');
  const items = (Array.isArray(value) ? value : []) as readonly Item[];
  const most = schema.maxItems ?? 10_000;
  const add = async (lines: readonly string[]) => {
    setFailed('');
    const settled = await Promise.allSettled(lines.map(evidenceItem));
    const found = settled.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
    const missed = lines.filter((_, index) => settled[index]?.status === 'rejected');
    const fresh = found.filter(
      ({ ref }, index) => ![...items, ...found.slice(0, index)].some((other) => other.ref === ref),
    );
    setTyped(missed.join('\n'));
    setFailed(missed.join(', '));
    if (fresh.length > 0)
      form.edit(
        path,
        [...items, ...fresh].slice(0, most).map(({ kind, ref }) => ({ kind, ref })),
      );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed.trim() === '') return;
    event.preventDefault();
    void add(evidenceLines(typed));
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!text.trim()) return;
    event.preventDefault();
    void add(evidenceLines(text));
  };
  const fault = failed ? { pointer: '', rule: 'noSuchEvent', values: { what: failed } } : form.faultAt(path);
  return (
    <FieldSet
      label={fieldLabel(name)}
      aside={t('forms.ofMany', { used: items.length, most })}
      fault={fault && faultWords(fault)}
    >
      <div className="basket">
        {items.map((item) => (
          <EvidenceRow
            key={item.ref}
            item={item}
            onRemove={() => form.edit(path, items.filter((other) => other !== item) as never)}
          />
        ))}
        <div className="basket-entry">
          <input
            className="basket-input"
            aria-label={t('forms.addEvidence')}
            placeholder={t('forms.evidenceHint')}
            value={typed}
            disabled={form.locked || items.length >= most}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => (typed.trim() ? void add(evidenceLines(typed)) : form.leave(path))}
          />
          <button
            type="button"
            className="link-button"
            disabled={form.locked || selected.length === 0}
            onClick={() => void add(selected.map((position) => `#${position}`))}
          >
            {t('forms.addSelection')}
          </button>
        </div>
      </div>
    </FieldSet>
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
      <span className="basket-words">
        {position === undefined ? item.ref : (sentences.get(item.ref) ?? item.note ?? t('forms.event'))}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t('forms.remove', { what: position === undefined ? item.ref : `#${position}` })}
        disabled={form.locked}
        onClick={onRemove}
      >
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}
