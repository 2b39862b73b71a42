import type { Json, JsonObject } from '../../../contracts/encoding';
import type { CommandDescription, RecordAnswer } from '../../../contracts/http';
import { api, type Call } from '../live/api';
import type { OpenForm } from '../live/command';
import { uuid7 } from '../live/identifier';
import { createStore, type Store } from '../live/store';
import { blankObject, type DraftObject, sendable } from './draft';
import { envelopeOf, envelopeSchema } from './envelope';
import { createChecker } from './form-check';
import { createSender } from './form-send';
import { type FormEvent, type FormState, formState, opened } from './form-state';
import type { FormWire } from './form-wire';
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

/** Opens a form on a description; dry runs start by themselves after each pause in typing. */
export function formSession(form: OpenForm, description: CommandDescription): FormSession {
  const schema = withKnownLists(description.schema as unknown as FieldSchema);
  const start = { ...blankObject(schema), ...(form.prefill as DraftObject) };
  const store = createStore<FormState>(opened(uuid7(), start, form.seen));
  const seen = createStore<RecordAnswer | undefined>(undefined);
  const data = () => sendable(schema, store.get().data);
  const faults = () => [...faultsIn(schema, data()), ...envelopeFaults(store.get().envelope)];
  const dispatch = (event: FormEvent) => {
    store.set(formState(store.get(), event));
    if (event.type === 'edit' || event.type === 'useNew') checker.soon();
  };
  const wire: FormWire = {
    state: store.get,
    dispatch,
    ready: () => faults().length === 0,
    post: (call) =>
      api(`/commands/${description.name}`, {
        ...call,
        ...message(store.get(), data()),
        headers: headersOf(store.get(), call.headers),
      }),
  };
  const checker = createChecker(wire);
  const sender = createSender(wire);
  const send = () => {
    checker.stop();
    sender.send();
  };
  const close = () => {
    checker.stop();
    sender.stop();
  };
  return { form, description, schema, store, seen, dispatch, data, faults, check: checker.now, send, close };
}

function message({ envelope }: FormState, data: JsonObject): Call {
  const said = envelopeOf(envelope);
  return { method: 'POST', body: { data, ...(said && { envelope: said }) } };
}

const headersOf = ({ commandId, revision }: FormState, more: Call['headers']) => ({
  'idempotency-key': commandId,
  ...(revision !== undefined && { 'if-match': `"${revision}"` }),
  ...more,
});

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
