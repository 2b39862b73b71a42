import { idOf } from '../../../contracts/event-log';
import type { RecordAnswer } from '../../../contracts/http';
import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { presentInstant } from '../live/clock';
import { Icon } from '../parts/icon';
import { shortId, useStreamTitle } from '../parts/name';
import { useStore } from '../parts/use-store';
import { clockText } from '../time/dtg';
import { eventsSince } from './conflict';
import { type FormSession, streamOf } from './form-session';
import type { FormEvent } from './form-state';
import { asideOf, returnTo, sessionsStore } from './open-sessions';
import { useLiveRevision } from './use-form-session';

interface HeadProps {
  readonly session: FormSession;
  readonly seen: RecordAnswer | undefined;
  readonly onClose: () => void;
}

/** Name of the command, the record it is about, who may send it, and the revision that was seen. */
export function CommandHead({ session, seen, onClose }: HeadProps) {
  const state = useStore(session.store);
  const { title, roles, sentence } = session.description;
  const stream = streamOf(session, session.data());
  const name = useStreamTitle(stream);
  const about = stream ? `${[name, shortId(idOf(stream))].filter(Boolean).join(', ')}.` : sentence;
  return (
    <>
      <header className="command-head">
        <div>
          <h2 className="command-title">{title}</h2>
          <p className="small muted">
            {t('forms.about', {
              about,
              roles: roles
                .filter((role) => role !== 'system')
                .map(roleWords)
                .join(', '),
            })}
          </p>
        </div>
        <div className="command-corner small muted">
          <Revisions session={session} seen={state.revision} stream={stream} />
          <button type="button" className="icon-button" aria-label={t('forms.close')} onClick={onClose}>
            <Icon name="close" size={10} strokeWidth={1.8} />
          </button>
        </div>
      </header>
      <Aside session={session} />
      {state.phase.at !== 'conflict' && state.phase.at !== 'recorded' && (
        <ChangedBar session={session} seen={seen} stream={stream} />
      )}
    </>
  );
}

function Revisions({
  session,
  seen,
  stream,
}: {
  session: FormSession;
  seen: number | undefined;
  stream: string | undefined;
}) {
  const live = useLiveRevision(stream);
  const { phase } = useStore(session.store);
  if (seen === undefined) return null;
  const told = phase.at === 'conflict' ? phase.problem.values?.current : undefined;
  const now = typeof told === 'number' ? told : live;
  if (phase.at === 'recorded' || now === undefined || now <= seen)
    return <span>{t('forms.revision', { revision: seen })}</span>;
  return (
    <span>
      {t('forms.revisionWord')} <s>{seen}</s> {now}
    </span>
  );
}

/** The record has changed since the form was opened: who did it, when, and a way to take its values. */
function ChangedBar({
  session,
  seen,
  stream,
}: {
  session: FormSession;
  seen: RecordAnswer | undefined;
  stream: string | undefined;
}) {
  const live = useLiveRevision(stream);
  const { revision, phase } = useStore(session.store);
  if (live === undefined || revision === undefined || live <= revision || phase.at === 'sending') return null;
  const newest = seen && eventsSince(seen, revision)[0];
  const words = newest
    ? t('forms.changedBy', {
        type: newest.type,
        role: roleWords(newest.metadata.actor.role),
        time: clockText(newest.metadata.recordedAt),
      })
    : t('forms.changedMeanwhile', { from: revision, to: live, time: clockText(presentInstant()) });
  return (
    <div className="changed-bar small" role="status">
      <span>{words}</span>
      <button type="button" className="link-button" onClick={() => session.dispatch(conflictAt(live))}>
        {t('forms.showChange')}
      </button>
    </div>
  );
}

/** What the server would answer to the revision that was seen. */
const conflictAt = (current: number): FormEvent => ({
  type: 'answered',
  answer: {
    kind: 'conflict',
    problem: {
      type: 'about:blank',
      title: '',
      status: 412,
      code: 'REVISION_CONFLICT',
      detail: '',
      values: { current },
      trace: '',
    },
  },
});

/** Forms that were left with something typed, and the way back to them. */
function Aside({ session }: { session: FormSession }) {
  useStore(sessionsStore);
  const [first] = asideOf(session);
  if (!first) return null;
  return (
    <div className="changed-bar small">
      <span>{t('forms.setAside', { title: first.description.title })}</span>
      <button type="button" className="link-button" onClick={() => returnTo(first)}>
        {t('forms.return')}
      </button>
    </div>
  );
}
