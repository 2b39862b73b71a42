import { useEffect } from 'react';
import { t } from '../i18n/text';
import { refusalWords } from '../i18n/words';
import { api } from '../live/api';
import { uuid7 } from '../live/identifier';
import { markPending } from '../live/pending';
import { createStore, type Store } from '../live/store';
import { Name } from '../parts/name';
import { Position } from '../parts/position';
import { useStore } from '../parts/use-store';
import { envelopeOf } from './envelope';
import type { FormSession } from './form-session';
import { type RowOutcome, type RowResult, sendToEach } from './send-to-each';

/** Results by form, so that a form set aside goes on and its results are still there. */
const outcomesOf = new WeakMap<FormSession, Store<readonly RowOutcome[]>>();

function storeOf(session: FormSession): Store<readonly RowOutcome[]> {
  const known = outcomesOf.get(session);
  if (known) return known;
  const waiting = (session.form.others ?? []).map((id): RowOutcome => ({ id, result: { at: 'waiting' } }));
  const made = createStore<readonly RowOutcome[]>(waiting);
  outcomesOf.set(session, made);
  return made;
}

const started = new WeakSet<FormSession>();

/** Sends to the other records what was recorded for the first; once for each form. */
function sendToOthers(session: FormSession) {
  if (started.has(session)) return;
  started.add(session);
  const { name, idField, aggregate } = session.description;
  const said = envelopeOf(session.store.get().envelope);
  void sendToEach(session.form.others ?? [], idField, session.data(), {
    post: (data, commandId) =>
      api(`/commands/${name}`, {
        method: 'POST',
        body: { data, ...(said && { envelope: said }) },
        headers: { 'idempotency-key': commandId },
      }),
    makeId: uuid7,
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    told: (outcomes) => storeOf(session).set(outcomes),
  }).then((outcomes) => {
    for (const { result } of outcomes)
      if (result.at === 'recorded' && result.recorded.stream.startsWith(`${aggregate}-`)) markPending(result.recorded);
  });
}

function Result({ result }: { result: RowResult }) {
  if (result.at === 'recorded') return <Position value={result.recorded.position} />;
  if (result.at === 'refused')
    return (
      <>
        <code>{result.problem.code}</code> {refusalWords(result.problem)}
      </>
    );
  return <span className="muted">{t(`forms.many.${result.at}`)}</span>;
}

/** Says that a form is for many records, and afterwards what became of each. */
export function ManyCard({ session }: { session: FormSession }) {
  const outcomes = useStore(storeOf(session));
  const { phase } = useStore(session.store);
  const recorded = phase.at === 'recorded';
  useEffect(() => {
    if (recorded) sendToOthers(session);
  }, [recorded, session]);
  if (outcomes.length === 0) return null;
  const done = outcomes.filter(({ result }) => result.at === 'recorded').length;
  return (
    <section className="many-card" aria-live="polite">
      <p>{t('forms.many.words', { count: outcomes.length + 1 })}</p>
      {recorded && (
        <>
          <p className="muted">{t('forms.many.done', { done: done + 1, all: outcomes.length + 1 })}</p>
          <ul>
            {outcomes.map(({ id, result }) => (
              <li key={id}>
                <Name category={session.description.aggregate} id={id} /> <Result result={result} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
