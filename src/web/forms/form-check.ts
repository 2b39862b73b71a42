import type { DryRun, Problem } from '../../../contracts/http';
import { ApiProblem } from '../live/api';
import { presentInstant } from '../live/clock';
import { type FormEvent, locked } from './form-state';
import type { FormWire } from './form-wire';

/** Dry runs of a form: after a pause in typing, or now; a newer one ends the one before. */
export interface Checker {
  readonly soon: () => void;
  readonly now: () => Promise<void>;
  readonly stop: () => void;
}

const pauseMs = 400;
const nothing: DryRun = { events: [], refusals: [], reactions: [], cells: [], position: 0 };

/** A refusal that came as a problem document is the dry run's answer, too; a fault or the end of the session is not. */
function refusalIn(cause: unknown): Problem | undefined {
  if (!(cause instanceof ApiProblem)) return undefined;
  const { status } = cause.problem;
  return status < 500 && status !== 401 && status !== 429 ? cause.problem : undefined;
}

const checkedBy =
  (edition: number) =>
  (result: DryRun): FormEvent => ({ type: 'checked', edition, result, at: presentInstant() });

const failedBy =
  (edition: number) =>
  (cause: unknown): FormEvent => {
    const refusal = refusalIn(cause);
    if (refusal) return checkedBy(edition)({ ...nothing, refusals: [refusal] });
    return { type: 'checkFailed', edition, words: cause instanceof Error ? cause.message : '' };
  };

/** Makes the dry runs of a form; an answer to what is no longer asked is dropped. */
export function createChecker({ state, dispatch, ready, post }: FormWire): Checker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    running.abort();
  };
  const now = async () => {
    stop();
    const own = new AbortController();
    running = own;
    const { edition } = state();
    dispatch({ type: 'checking' });
    const told = await post<DryRun>({ headers: { prefer: 'dry-run' }, signal: own.signal }).then(
      checkedBy(edition),
      failedBy(edition),
    );
    if (!own.signal.aborted) dispatch(told);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ready() && !locked(state()) && void now(), pauseMs);
  };
  return { soon, now, stop };
}
