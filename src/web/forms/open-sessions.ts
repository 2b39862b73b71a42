import type { CommandDescription } from '../../../contracts/http';
import { closeCommand, formStore, type OpenForm } from '../live/command';
import { createStore } from '../live/store';
import { type FormSession, formSession } from './form-session';

/** Forms that are open or were left with something typed, in memory only; the newest last. */
export const sessionsStore = createStore<readonly FormSession[]>([]);

const unfinished = ({ store }: FormSession) =>
  store.get().dirty || ['sending', 'asking', 'waiting', 'signedOut'].includes(store.get().phase.at);

/** The session of an opening; made on the first call. Untouched forms of earlier openings are dropped. */
export function sessionOf(form: OpenForm, description: CommandDescription): FormSession {
  const known = sessionsStore.get().find((session) => session.form.opening === form.opening);
  if (known) return known;
  const made = formSession(form, description);
  const kept = sessionsStore.get().filter((session) => unfinished(session) || drop(session));
  sessionsStore.set([...kept, made]);
  return made;
}

const drop = (session: FormSession): false => {
  session.close();
  return false;
};

/** Forms left with something typed, besides the one that is open. */
export const asideOf = (open: FormSession): readonly FormSession[] =>
  sessionsStore.get().filter((session) => session !== open && unfinished(session));

/** Shows a form that was set aside again, with everything typed. */
export const returnTo = (session: FormSession) => formStore.set(session.form);

/** Closes a form; what was typed is gone. */
export function discard(session: FormSession) {
  session.close();
  sessionsStore.set(sessionsStore.get().filter((other) => other !== session));
  if (formStore.get()?.opening === session.form.opening) closeCommand();
}

/** The browser asks before a page with something typed is left. */
addEventListener('beforeunload', (event) => {
  if (sessionsStore.get().some(unfinished)) event.preventDefault();
});
