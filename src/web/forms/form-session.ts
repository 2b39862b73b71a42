import type { Json, JsonObject } from '../../../contracts/encoding';
import type { CommandDescription, DryRun, RecordAnswer, Recorded } from '../../../contracts/http';
import { ApiProblem, api, type Call } from '../live/api';
import type { OpenForm } from '../live/command';
import { uuid7 } from '../live/identifier';
import { readSession } from '../live/session';
import { createStore, type Store } from '../live/store';
import { type Answer, answerOf, repeatAfter } from './answers';
import { blankObject, type DraftObject, sendable } from './draft';
import { envelopeOf, envelopeSchema } from './envelope';
import { formNow } from './form-now';
import { type FormEvent, type FormState, formState, locked, opened } from './form-state';
import { withKnownLists } from './known-lists';
import { type FieldSchema, type FormFault, faultsIn } from './schema';

/** An open form with what it sends; it outlives the component, so that leaving a screen loses nothing. */
export interface FormSession {
  readonly form: OpenForm;
  readonly description: CommandDescription;
  readonly schema: FieldSchema;
  readonly store: Store<FormState>;
  /** The record as it was when the form was opened; undefined for a new one. */
  readonly seen: Store<RecordAnswer | undefined>;
  readonly dispatch: (event: FormEvent) => void;
  readonly data: () => JsonObject;
  readonly faults: () => readonly FormFault[];
  /** Dry run now. */
  readonly check: () => Promise<void>;
  readonly send: () => void;
  readonly close: () => void;
}

const pauseMs = 400;

/** Opens a form on a description; starts dry runs by itself after each pause in typing. */
export function formSession(form: OpenForm, description: CommandDescription): FormSession {
  const schema = withKnownLists(description.schema as unknown as FieldSchema);
  const start = { ...blankObject(schema), ...(form.prefill as DraftObject) };
  const store = createStore<FormState>(opened(uuid7(), start, form.seen));
  const seen = createStore<RecordAnswer | undefined>(undefined);
  const timers = { check: undefined as Timer, repeat: undefined as Timer };
  let checking: AbortController | undefined;
  let renewed = false;

  const dispatch = (event: FormEvent) => {
    store.set(formState(store.get(), event));
    if (event.type === 'edit' || event.type === 'useNew') checkSoon();
  };
  const data = () => sendable(schema, store.get().data);
  const faults = () => [...faultsIn(schema, data()), ...envelopeFaults(store.get().envelope)];
  const post = <T>(call: Call) => {
    const envelope = envelopeOf(store.get().envelope);
    return api<T>(`/commands/${description.name}`, {
      ...call,
      method: 'POST',
      body: { data: data(), ...(envelope && { envelope }) },
      headers: { ...headersOf(store.get()), ...call.headers },
    });
  };

  const checkSoon = () => {
    clearTimeout(timers.check);
    timers.check = setTimeout(() => faults().length === 0 && !locked(store.get()) && void check(), pauseMs);
  };
  const check = async () => {
    clearTimeout(timers.check);
    checking?.abort();
    checking = new AbortController();
    const { edition } = store.get();
    dispatch({ type: 'checking' });
    try {
      const result = await post<DryRun>({ headers: { prefer: 'dry-run' }, signal: checking.signal });
      dispatch({ type: 'checked', edition, result, at: formNow() });
    } catch (cause) {
      if (checking.signal.aborted) return;
      const refusal =
        cause instanceof ApiProblem && cause.problem.status < 500 && cause.problem.status !== 401
          ? cause.problem
          : undefined;
      if (refusal) dispatch({ type: 'checked', edition, result: { ...nothing, refusals: [refusal] }, at: formNow() });
      else dispatch({ type: 'checkFailed', edition, words: cause instanceof Error ? cause.message : '' });
    }
  };

  /** A 401 that a fresh look at the session cures is sent again once: new rights, not the end of the session. */
  const afterSession = async (answer: Answer): Promise<Answer | 'again'> => {
    if (answer.kind !== 'signedOut' || renewed) return answer;
    renewed = true;
    const { state } = await readSession().catch(() => ({ state: 'unknown' }) as const);
    return state === 'signedIn' ? 'again' : answer;
  };
  const send = () => {
    clearTimeout(timers.check);
    checking?.abort();
    dispatch({ type: 'send' });
    void post<Recorded>({})
      .then((recorded): Answer => ({ kind: 'recorded', recorded }))
      .catch(answerOfFailure)
      .then(afterSession)
      .then((answer) => {
        if (answer === 'again') return send();
        dispatch({ type: 'answered', answer });
        const wait = waitFor(store.get());
        if (wait !== undefined) timers.repeat = setTimeout(send, wait);
      });
  };

  const close = () => {
    clearTimeout(timers.check);
    clearTimeout(timers.repeat);
    checking?.abort();
  };
  return { form, description, schema, store, seen, dispatch, data, faults, check, send, close };
}

type Timer = ReturnType<typeof setTimeout> | undefined;
const nothing: DryRun = { events: [], refusals: [], reactions: [], cells: [], position: 0 };

const headersOf = ({ commandId, revision }: FormState) => ({
  'idempotency-key': commandId,
  ...(revision !== undefined && { 'if-match': `"${revision}"` }),
});

/** A failure that is no problem document is no answer at all: whether it was recorded is unknown. */
const answerOfFailure = (cause: unknown): Answer =>
  cause instanceof ApiProblem
    ? answerOf(cause.problem, (cause as { retryAfter?: number }).retryAfter)
    : { kind: 'unknown' };

/** Milliseconds until the same command is sent again by itself. */
function waitFor({ phase }: FormState): number | undefined {
  if (phase.at === 'asking') return repeatAfter(phase.attempt);
  return phase.at === 'waiting' ? phase.seconds * 1000 : undefined;
}

const envelopeFaults = (envelope: DraftObject): readonly FormFault[] =>
  faultsIn(envelopeSchema, sendable(envelopeSchema, envelope)).map((fault) => ({
    ...fault,
    pointer: `/envelope${fault.pointer}`,
  }));

/** Where the record of a form is: given by the opener, or named by the id that the command carries. */
export function streamOf(
  { form, description }: Pick<FormSession, 'form' | 'description'>,
  data: JsonObject,
): string | undefined {
  if (form.stream) return form.stream;
  if (typeof data.stream === 'string' && description.idField === 'stream') return data.stream;
  const id: Json | undefined = data[description.idField];
  const made = form.prefill[description.idField] === undefined && kindOfId(description) === 'id';
  return typeof id === 'string' && id && !made ? `${description.aggregate}-${id}` : undefined;
}

const kindOfId = ({ schema, idField }: CommandDescription) =>
  (schema as unknown as FieldSchema).properties?.[idField]?.['x-wf']?.kind;
