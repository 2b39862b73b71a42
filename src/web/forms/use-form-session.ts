import { useEffect, useMemo, useRef, useState } from 'react';
import type { RecordAnswer } from '../../../contracts/http';
import type { Fault } from '../../../contracts/kernel/fault';
import { recordTopic } from '../../../contracts/live';
import { api } from '../live/api';
import { freshnessStore } from '../live/live';
import { markPending } from '../live/pending';
import { catalogueStore } from '../live/pictures';
import { sessionStore } from '../live/session';
import { useBoardView, useWatched } from '../parts/use-board';
import { useStore } from '../parts/use-store';
import { type FormAccess, type Path, pointerOf } from './form-context';
import { type FormSession, streamOf } from './form-session';
import { type FormState, locked } from './form-state';

/** Fields of the server speak of the body; a form's pointers start inside `data`. */
const ownPointer = ({ pointer }: Fault) => pointer.replace(/^\/data(?=\/)/, '');

/** Faults that the server found, while the values they speak of are still the same. */
function serverFaults({ phase, check }: FormState): readonly Fault[] {
  const sent = 'problem' in phase ? (phase.problem.errors ?? []) : [];
  const tried = check.is === 'done' && check.current ? check.result.refusals.flatMap(({ errors }) => errors ?? []) : [];
  return [...sent, ...tried].map((fault) => ({ ...fault, pointer: ownPointer(fault) }));
}

/** What widgets ask of a form, for its fields or for what is said about it. */
export function useFormAccess(session: FormSession, part: 'data' | 'envelope'): FormAccess {
  const state = useStore(session.store);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const own = session.faults();
    const told = serverFaults(state);
    const prefix = part === 'envelope' ? '/envelope' : '';
    const visible = (pointer: string) => state.showFaults || [...left].some((each) => pointer.startsWith(each));
    return {
      edit: (path, value) => session.dispatch({ type: 'edit', part, path, value }),
      leave: (path) => setLeft((known) => new Set([...known, prefix + pointerOf(path)])),
      faultAt: (path: Path) => {
        const pointer = prefix + pointerOf(path);
        return (
          told.find((fault) => fault.pointer === pointer) ??
          (visible(pointer) ? own.find((fault) => fault.pointer === pointer) : undefined)
        );
      },
      locked: locked(state),
      kept: state.phase.at === 'conflict' || state.phase.at === 'refused',
    };
  }, [session, state, left, part]);
}

/** Events read with a record: a correction may reach far back. */
const seenEvents = ({ form }: FormSession) => (form.prefill.targetEventId === undefined ? 20 : 200);

/** Reads the record that the form is about, once, and takes its revision where the opener told none. */
export function useSeenRecord(session: FormSession): RecordAnswer | undefined {
  const stream = streamOf(session, session.data());
  const seen = useStore(session.seen);
  useEffect(() => {
    if (!stream || session.seen.get()?.stream === stream) return;
    const stop = new AbortController();
    api<RecordAnswer>(`/records/${stream}`, { query: { limit: seenEvents(session) }, signal: stop.signal })
      .then((record) => {
        session.seen.set(record);
        const state = session.store.get();
        if (state.revision === undefined && record.revision >= 0)
          session.store.set({ ...state, revision: record.revision });
      })
      .catch(() => undefined);
    return () => stop.abort();
  }, [session, stream]);
  return seen;
}

/** The revision the log has now of the record that the form is about, told live. */
export function useLiveRevision(stream: string | undefined): number | undefined {
  const store = useWatched(recordTopic(stream ?? ''), stream !== undefined);
  useBoardView(store);
  const revision = store.rows.get('new')?.row.revision;
  return typeof revision === 'number' ? revision : undefined;
}

const categoryOf = (stream: string) => stream.slice(0, stream.indexOf('-'));

/** Position that the watched boards of the recorded stream have applied; where none is watched there is nothing to wait for. */
function appliedOf(stream: string): number {
  const boards = catalogueStore.get().boards.filter(({ category }) => category === categoryOf(stream));
  const watched = boards.flatMap(({ name }) => freshnessStore.get().boards[name] ?? []);
  return watched.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...watched.map(({ applied }) => applied));
}

/** Keeps a recorded command pending until the boards have passed its position, and a form in step with the session. */
export function useOutcome(session: FormSession) {
  const { phase } = useStore(session.store);
  const marked = useRef(0);
  useStore(freshnessStore);
  const signedIn = useStore(sessionStore).state === 'signedIn';
  const out = useRef(false);
  useEffect(() => {
    if (phase.at !== 'recorded' || phase.shown) return;
    const { stream, position } = phase.recorded;
    const applied = appliedOf(stream);
    if (marked.current !== position && Number.isFinite(applied) && applied < position)
      markPending({ stream, position });
    marked.current = position;
    session.dispatch({ type: 'shown', position: applied });
  });
  useEffect(() => {
    if (phase.at === 'signedOut' && !signedIn) out.current = true;
    if (phase.at !== 'signedOut' || !signedIn || !out.current) return;
    out.current = false;
    session.dispatch({ type: 'signedIn' });
  }, [session, signedIn, phase.at]);
}
