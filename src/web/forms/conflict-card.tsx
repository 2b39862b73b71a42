import { useEffect, useState } from 'react';
import type { Problem, RecordAnswer, ShownEvent } from '../../../contracts/http';
import { t } from '../i18n/text';
import { fieldLabel } from '../i18n/words';
import { api } from '../live/api';
import { activeZone } from '../live/zone';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { useStreamTitle } from '../parts/name';
import { Person } from '../parts/person';
import { Position } from '../parts/position';
import { clockText } from '../time/dtg';
import { Card } from './card';
import { Shown } from './check-value';
import { changesBetween, eventsSince } from './conflict';
import { type FormSession, streamOf } from './form-session';
import { openPage } from './open-page';

interface ConflictProps {
  readonly session: FormSession;
  readonly seen: RecordAnswer | undefined;
  readonly problem: Problem;
}

/** The record has changed since it was seen: old and new of each field, who and when, and one button that cures it. */
export function ConflictCard({ session, seen, problem }: ConflictProps) {
  const stream = streamOf(session, session.data());
  const told = typeof problem.values?.current === 'number' ? problem.values.current : undefined;
  const now = useRecordNow(stream, told);
  const title = useStreamTitle(stream);
  const revision = session.store.get().revision ?? 0;
  const name = title?.split(':')[0] ?? t('forms.record');
  // The record may have moved on since the refusal; the newer of the two revisions is the one to act on.
  const current = now || told !== undefined ? Math.max(now?.revision ?? 0, told ?? 0) : undefined;
  const changes = now ? changesBetween(seen, now, revision) : [];
  const events = now ? eventsSince(now, revision) : [];
  const takeNew = () => {
    if (!now) return;
    session.seen.set(now);
    session.dispatch({ type: 'useNew', revision: now.revision });
    void session.check();
  };
  return (
    <Card title={t('forms.refused')} icon="octagon">
      <p>
        <code>{problem.code}</code>{' '}
        {current === undefined
          ? t('forms.conflict.wordsUnknown', { name, seen: revision })
          : t('forms.conflict.words', { name, seen: revision, now: current })}
      </p>
      <dl className="fact-list answer-changes">
        {changes.map(({ field, from, to, by }) => (
          <div key={field}>
            <dt>{fieldLabel(field)}</dt>
            <dd>
              <s className="muted">
                <Shown name={field} value={from ?? null} />
              </s>{' '}
              <Icon name="right" size={12} className="arrow" />{' '}
              <strong>
                <Shown name={field} value={to ?? null} />
              </strong>
              {by && <ByWhom event={by} />}
            </dd>
          </div>
        ))}
        {changes.length === 0 &&
          events.map((event) => (
            <div key={event.id}>
              <dt>{event.type}</dt>
              <dd>
                <ByWhom event={event} />
              </dd>
            </div>
          ))}
      </dl>
      <div className="answer-actions">
        <Button kind="primary" disabled={!now} onClick={takeNew}>
          {t('forms.conflict.useNew')}
        </Button>
        {stream && (
          <Button kind="quiet" onClick={() => openPage(stream)}>
            {t('forms.conflict.read')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function ByWhom({ event }: { event: ShownEvent }) {
  const { actor, recordedAt } = event.metadata;
  return (
    <span className="muted by-whom">
      <Person id={actor.id} role={actor.role} />, {clockText(recordedAt, activeZone())}{' '}
      <Position value={event.position} />
    </span>
  );
}

/** The record as it is now, read again for each refusal that tells another revision. */
function useRecordNow(stream: string | undefined, told: number | undefined): RecordAnswer | undefined {
  const [now, setNow] = useState<RecordAnswer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another told revision asks for another look
  useEffect(() => {
    if (!stream) return;
    const stop = new AbortController();
    api<RecordAnswer>(`/records/${stream}`, { query: { limit: 20 }, signal: stop.signal })
      .then(setNow)
      .catch(() => undefined);
    return () => stop.abort();
  }, [stream, told]);
  return now;
}
