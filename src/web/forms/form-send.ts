import type { Recorded } from '../../../contracts/http';
import { ApiProblem } from '../live/api';
import { readSession } from '../live/session';
import { type Answer, answerOf, repeatAfter } from './answers';
import type { FormState } from './form-state';
import type { FormWire } from './form-wire';

/** The sending of a form: once, and again under the same id until there is an answer. */
export interface Sender {
  readonly send: () => void;
  readonly stop: () => void;
}

/** A failure that is no problem document is no answer at all: whether it was recorded is unknown. */
const answerOfFailure = (cause: unknown): Answer =>
  cause instanceof ApiProblem ? answerOf(cause.problem, cause.retryAfter) : { kind: 'unknown' };

/** Milliseconds until the same command is sent again by itself. */
function waitFor({ phase }: FormState): number | undefined {
  if (phase.at === 'asking') return repeatAfter(phase.attempt);
  return phase.at === 'waiting' ? phase.seconds * 1000 : undefined;
}

export function createSender({ state, dispatch, post }: FormWire): Sender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewed = false;
  /** A 401 that a fresh look at the session cures is sent again once: rights changed, the session has not ended. */
  const curable = async (answer: Answer): Promise<boolean> => {
    if (answer.kind !== 'signedOut' || renewed) return false;
    renewed = true;
    const session = await readSession().catch(() => undefined);
    return session?.state === 'signedIn';
  };
  const attempt = async () => {
    const answer = await post<Recorded>({}).then(
      (recorded): Answer => ({ kind: 'recorded', recorded }),
      answerOfFailure,
    );
    if (await curable(answer)) return attempt();
    dispatch({ type: 'answered', answer });
    const wait = waitFor(state());
    if (wait !== undefined) timer = setTimeout(send, wait);
  };
  const send = () => {
    clearTimeout(timer);
    dispatch({ type: 'send' });
    void attempt();
  };
  return { send, stop: () => clearTimeout(timer) };
}
