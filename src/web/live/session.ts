import type { About, Session, SignIn } from '../../../contracts/http';
import { ApiProblem, api, onProblem } from './api';
import { createStore } from './store';

/** Who is signed in; `kept` is the last session, so that a page stays readable under the sign-in dialog. */
export type SessionState =
  | { readonly state: 'unknown' }
  | { readonly state: 'signedIn'; readonly session: Session }
  | { readonly state: 'signedOut'; readonly kept?: Session };

export const sessionStore = createStore<SessionState>({ state: 'unknown' });
/** What the server tells everyone; undefined until it has answered. */
export const aboutStore = createStore<About | undefined>(undefined);

/** The signed-in person, also while signed out over a kept page. */
export function currentSession(): Session | undefined {
  const now = sessionStore.get();
  return now.state === 'signedIn' ? now.session : now.state === 'signedOut' ? now.kept : undefined;
}

/** Marks the session as ended; what is on screen stays. */
export function endSession() {
  const kept = currentSession();
  sessionStore.set({ state: 'signedOut', ...(kept && { kept }) });
}

/** Reads `GET /session`; 401 means signed out, other failures leave the state as it is. @throws NoAnswer, ApiProblem */
export async function readSession(): Promise<SessionState> {
  try {
    sessionStore.set({ state: 'signedIn', session: await api<Session>('/session') });
  } catch (cause) {
    if (!(cause instanceof ApiProblem) || cause.problem.status !== 401) throw cause;
    endSession();
  }
  return sessionStore.get();
}

/** Reads `GET /about`. @throws NoAnswer, ApiProblem */
export async function readAbout(): Promise<About> {
  const about = await api<About>('/about');
  aboutStore.set(about);
  return about;
}

/** Starts a session. @throws ApiProblem where name or password do not match, NoAnswer */
export async function signIn(body: SignIn): Promise<Session> {
  const session = await api<Session>('/session', { method: 'POST', body });
  sessionStore.set({ state: 'signedIn', session });
  return session;
}

/** Ends the session on the server and here; the next page starts without anything kept. */
export async function signOut(): Promise<void> {
  await api('/session', { method: 'DELETE' });
  sessionStore.set({ state: 'signedOut' });
}

let asking = false;
onProblem((problem) => {
  if (problem.status !== 401 || sessionStore.get().state !== 'signedIn' || asking) return;
  asking = true;
  const asked = () => {
    asking = false;
  };
  readSession().then(asked, asked);
});
