import { type KeyboardEvent, type FormEvent as ReactFormEvent, useEffect, useRef, useState } from 'react';
import { useKeys } from '../parts/keys';
import { useStore } from '../parts/use-store';
import { AnswerCard } from './answer-card';
import { CheckPanel } from './check-panel';
import { CommandBar } from './command-bar';
import { CommandFields } from './command-fields';
import { CommandHead } from './command-head';
import { DiscardDialog } from './discard-dialog';
import type { FormSession } from './form-session';
import { locked } from './form-state';
import { ManyCard } from './many-card';
import { discard } from './open-sessions';
import { ReviewStep } from './review-step';
import { useOutcome, useSeenRecord } from './use-form-session';
import { type Sending, useSending } from './use-sending';

/** One command: what is given at the left, what it would do at the right, one button named like the command. */
export function CommandForm({ session }: { session: FormSession }) {
  const state = useStore(session.store);
  const seen = useSeenRecord(session);
  const sending = useSending(session);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useOutcome(session);
  useFirstFocus(form);
  useKeptFocus(form, state.phase.at);
  const close = () => (state.dirty && !locked(state) ? setAsking(true) : discard(session));
  const onKeyDown = useFormKeys(sending, close);
  const onSubmit = (event: ReactFormEvent) => event.preventDefault();
  return (
    <form
      className="command-form"
      ref={form}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      aria-label={session.description.title}
    >
      <CommandHead session={session} seen={seen} onClose={close} />
      <div className="command-body">
        <div className="command-fields">
          <ManyCard session={session} />
          <AnswerCard session={session} seen={seen} onClose={close} />
          {state.phase.at === 'review' ? (
            <ReviewStep session={session} />
          ) : (
            state.phase.at !== 'recorded' && <CommandFields session={session} />
          )}
        </div>
        <CheckPanel session={session} />
      </div>
      <CommandBar session={session} sending={sending} onClose={close} />
      <DiscardDialog
        open={asking}
        title={session.description.title}
        onKeep={() => setAsking(false)}
        onDiscard={() => discard(session)}
      />
    </form>
  );
}

/** Keys of the form, whether the focus stands in it or not; inside it they win over those of the screen. */
function useFormKeys(sending: Sending, close: () => void) {
  useKeys('forms.keys', [
    { keys: 'Ctrl+Enter', label: 'forms.keys.send', run: sending.send, everywhere: true },
    { keys: 'Ctrl+Shift+Enter', label: 'forms.keys.check', run: sending.check, everywhere: true },
    { keys: 'Esc', label: 'frame.keys.close', run: close },
  ]);
  return (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) sending.check();
    else sending.send();
  };
}

/** Where the focused control went with what it answered, the sending button takes the focus. */
function useKeptFocus(form: { readonly current: HTMLFormElement | null }, at: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at after each change of phase
  useEffect(() => {
    if (document.activeElement === document.body)
      form.current?.querySelector<HTMLElement>('.command-bar button')?.focus();
  }, [form, at]);
}

/** The first control takes the focus at opening; afterwards it returns to what opened the form. */
function useFirstFocus(form: { readonly current: HTMLFormElement | null }) {
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    form.current
      ?.querySelector<HTMLElement>('.command-fields :is(input, select, textarea, button):not(:disabled)')
      ?.focus();
    return () => {
      if (opener?.isConnected) opener.focus();
    };
  }, [form]);
}
