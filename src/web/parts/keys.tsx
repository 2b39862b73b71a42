import { useEffect, useRef } from 'react';
import { displayStore } from '../live/display';
import { createStore } from '../live/store';

/** A key, what it is called on the sheet, and what it does; `g b` is two keys, one after the other. */
export interface Binding {
  readonly keys: string;
  /** Text key of the action's name. */
  readonly label: string;
  readonly run: () => void;
  /** Works inside text fields too. */
  readonly everywhere?: boolean;
}
export interface Scope {
  /** Text key of the heading on the sheet. */
  readonly title: string;
  readonly bindings: readonly Binding[];
}

/** Every scope that is active now, the innermost last: what the sheet shows and what the keys do are this one table. */
export const scopesStore = createStore<readonly Scope[]>([]);

/** Binds keys while the component is mounted; later scopes win over earlier ones. */
export function useKeys(title: string, bindings: readonly Binding[]) {
  const latest = useRef(bindings);
  latest.current = bindings;
  const shape = bindings.map((binding) => binding.keys).join('\n');
  useEffect(() => {
    const scope: Scope = {
      title,
      bindings:
        shape === '' ? [] : latest.current.map((binding, i) => ({ ...binding, run: () => latest.current[i]?.run() })),
    };
    scopesStore.set([...scopesStore.get(), scope]);
    return () => scopesStore.set(scopesStore.get().filter((other) => other !== scope));
  }, [title, shape]);
}

const named: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The name of a pressed key as the table writes it: `Ctrl+K`, `Shift+X`, `n`, `!`. */
export function keyName(event: KeyboardEvent): string {
  const letter = event.key.length === 1 ? event.key : (named[event.key] ?? event.key);
  const held = event.ctrlKey || event.metaKey || event.altKey;
  const shifted = event.shiftKey && (held || event.key.length > 1 || /[A-Z]/.test(letter));
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', shifted ? 'Shift' : ''];
  return [...parts.filter(Boolean), held || shifted ? letter.toUpperCase().replace('ENTER', 'Enter') : letter].join(
    '+',
  );
}

const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !target.matches('[type=checkbox],[type=radio]');

const activating: ReadonlySet<string> = new Set(['Enter', ' ']);
/** A focused button or link does with Enter and Space what it says; arrows choose among radio buttons. */
const keepsKey = ({ key, target }: KeyboardEvent) =>
  target instanceof Element &&
  ((activating.has(key) && target.closest('a[href], button, summary, input') !== null) ||
    (key.startsWith('Arrow') && target.matches('input')));

let prefix = '';
let prefixUntil = 0;

function find(name: string, text: boolean): Binding | undefined {
  const all = scopesStore
    .get()
    .toReversed()
    .flatMap((scope) => scope.bindings);
  return all.find((binding) => binding.keys.split('|').includes(name) && (!text || binding.everywhere));
}

const isSingle = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;

/** True where the key belongs to something else: a dialog, a text field, a focused button, or single keys are off. */
function belongsElsewhere(event: KeyboardEvent, text: boolean): boolean {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return true;
  if (isSingle(event) && (text || !displayStore.get().singleKeys)) return true;
  return !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey && keepsKey(event);
}

/** Runs the binding of a pressed key, unless a text field or an open dialog has it. */
export function pressed(event: KeyboardEvent) {
  const name = keyName(event);
  const text = inText(event.target);
  if (belongsElsewhere(event, text)) return;
  const two = performance.now() < prefixUntil ? `${prefix} ${name}` : '';
  prefixUntil = 0;
  const binding = (two && find(two, text)) || find(name, text);
  if (binding) {
    event.preventDefault();
    binding.run();
  } else if (name === 'g' && !text) {
    prefix = 'g';
    prefixUntil = performance.now() + 1500;
  }
}
