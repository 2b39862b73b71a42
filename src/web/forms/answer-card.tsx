import type { Problem, RecordAnswer } from '../../../contracts/http';
import { roleWords } from '../i18n/role-words';
import { hasText, t } from '../i18n/text';
import { faultWords, pointerLabel, refusalWords } from '../i18n/words';
import { Button } from '../parts/button';
import { shortStream } from '../parts/name';
import { Position } from '../parts/position';
import { useStore } from '../parts/use-store';
import { SignInForm } from '../screens/sign-in-form';
import { Card } from './card';
import { ConflictCard } from './conflict-card';
import type { FormSession } from './form-session';
import type { Phase } from './form-state';
import { openPage } from './open-page';
import { RefusalValues } from './refusal-values';

interface CardProps {
  readonly session: FormSession;
  readonly seen: RecordAnswer | undefined;
  readonly onClose: () => void;
}

/** What the server answered, above the fields; it takes the focus and stays until it is dealt with. */
export function AnswerCard({ session, seen }: CardProps) {
  const { phase } = useStore(session.store);
  switch (phase.at) {
    case 'conflict':
      return <ConflictCard session={session} seen={seen} problem={phase.problem} />;
    case 'refused':
    case 'forbidden':
    case 'authorization':
      return <RefusedCard session={session} problem={phase.problem} at={phase.at} />;
    case 'recorded':
      return <RecordedCard phase={phase} />;
    case 'signedOut':
      return (
        <Card title={t('forms.signedOut.title')} icon="lock">
          <p>{t('forms.signedOut.words')}</p>
          <SignInForm compact onSignedIn={() => session.dispatch({ type: 'signedIn' })} />
        </Card>
      );
    case 'waiting':
      return (
        <Card title={t('forms.waiting.title')} icon="clock">
          <p>
            <code>{phase.problem.code}</code> {phase.problem.detail}
          </p>
          <p className="muted">{t('forms.waiting.words', { count: phase.seconds })}</p>
          <Button onClick={session.send}>{t('forms.sendNow')}</Button>
        </Card>
      );
    case 'asking':
      return (
        <Card title={t('forms.asking.title')} icon="clock">
          <p>{t('forms.asking.words', { attempt: phase.attempt })}</p>
        </Card>
      );
    default:
      return null;
  }
}

function RefusedCard({
  session,
  problem,
  at,
}: {
  session: FormSession;
  problem: Problem;
  at: 'refused' | 'forbidden' | 'authorization';
}) {
  const { roles, title } = session.description;
  const request =
    at === 'forbidden' &&
    t('forms.forbidden', {
      roles: roles
        .filter((role) => role !== 'system')
        .map(roleWords)
        .join(', '),
    });
  const cure = hasText(`refusals.${problem.code}.cure`) ? t(`refusals.${problem.code}.cure`) : undefined;
  return (
    <Card title={t(at === 'authorization' ? 'forms.authorization.title' : 'forms.refused')} icon="octagon">
      <p>
        <code>{problem.code}</code>{' '}
        {at === 'authorization' ? t('forms.authorization.words', { title }) : refusalWords(problem)}
      </p>
      {request && <p className="muted">{request}</p>}
      <RefusalValues values={problem.values} />
      {problem.errors && problem.errors.length > 0 && (
        <ul className="answer-faults">
          {problem.errors.map((fault) => (
            <li key={fault.pointer + fault.rule}>
              <strong>{pointerLabel(fault.pointer)}</strong> {faultWords(fault)}
            </li>
          ))}
        </ul>
      )}
      {cure && <p className="muted">{cure}</p>}
      <div className="answer-actions">
        <Button kind="primary" onClick={() => void session.check()}>
          {t('forms.checkAgain')}
        </Button>
        {problem.trace && <span className="muted small">{t('forms.trace', { trace: problem.trace.slice(0, 8) })}</span>}
      </div>
    </Card>
  );
}

function RecordedCard({ phase }: { phase: Extract<Phase, { at: 'recorded' }> }) {
  const { position, stream, revision } = phase.recorded;
  return (
    <Card title={t(phase.shown ? 'forms.recorded.title' : 'forms.pending.title')} icon={phase.shown ? 'tick' : 'clock'}>
      <p>
        {t(phase.shown ? 'forms.recorded.words' : 'forms.pending.words')} <Position value={position} />
      </p>
      <p className="muted mono">{t('forms.streamRevision', { stream: shortStream(stream), revision })}</p>
      <div className="answer-actions">
        <Button kind="quiet" onClick={() => openPage(stream)}>
          {t('forms.openRecord')}
        </Button>
      </div>
    </Card>
  );
}
