import { freshnessStore } from '../live/live';
import { shortId } from '../parts/name';
import { useStore } from '../parts/use-store';
import { type FormSession, streamOf } from './form-session';
import { type FormState, locked } from './form-state';

/** What the buttons of a form do now, and why the sending one is off. */
export interface Sending {
  readonly send: () => void;
  readonly check: () => void;
  /** Key of the reason why nothing can be sent now. */
  readonly off: string | undefined;
}

function holds({ check }: FormState) {
  return check.is === 'done' && check.current && check.result.refusals.length > 0;
}

/** A rule is never sent unseen: its simulation must speak of what is in the form. */
function needsSimulation(session: FormSession, { check }: FormState) {
  const simulated = Object.values(session.schema.properties ?? {}).some(
    (member) => member['x-wf']?.kind === 'condition',
  );
  return simulated && !(check.is === 'done' && check.current && check.result.refusals.length === 0);
}

function offReason(session: FormSession, state: FormState, linked: boolean): string | undefined {
  const { at } = state.phase;
  if (at === 'conflict' || state.mustCheck) return 'forms.off.checkAgain';
  if (at === 'sending' || at === 'asking' || at === 'waiting') return `forms.off.${at}`;
  if (at === 'signedOut') return 'forms.off.signedOut';
  if (!linked) return 'forms.off.noLink';
  if (holds(state)) return 'forms.off.refused';
  if (needsSimulation(session, state)) return 'forms.off.simulate';
  return at === 'review' && !confirmed(session, state) ? 'forms.off.confirm' : undefined;
}

/** The sending of a form: guarded commands pass a review step first; a form with faults tells them instead. */
export function useSending(session: FormSession): Sending {
  const state = useStore(session.store);
  const { link, lost } = useStore(freshnessStore);
  const linked = link === 'open' || !lost;
  const off = offReason(session, state, linked);
  const { guarded } = session.description;
  const send = () => {
    if (state.phase.at === 'recorded') return;
    if (session.faults().length > 0) return session.dispatch({ type: 'tryAll' });
    if (off) return;
    if (guarded && state.phase.at !== 'review') return session.dispatch({ type: 'review' });
    session.send();
  };
  const check = () => {
    if (locked(state)) return;
    if (session.faults().length > 0) return session.dispatch({ type: 'tryAll' });
    void session.check();
  };
  return { send, check, off };
}

/** What a person types to confirm a guarded command: the record's id where it is short, else the eight characters it is shown by. */
export function confirmationOf(session: FormSession): string {
  const stream = streamOf(session, session.data()) ?? '';
  const id = stream.slice(stream.indexOf('-') + 1) || session.description.title;
  return shortId(id);
}
const confirmed = (session: FormSession, { confirmation }: FormState) =>
  confirmation.trim().toLowerCase() === confirmationOf(session).toLowerCase();
