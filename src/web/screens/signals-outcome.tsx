import type { FormSession } from '../forms/form-session';
import { hasText, t } from '../i18n/text';
import { plainWords, refusalWords } from '../i18n/words';
import { Button } from '../parts/button';
import { useStore } from '../parts/use-store';

interface OutcomeProps {
  readonly session: FormSession;
  readonly rationale: string;
  readonly onRationale: (text: string) => void;
}

/** Why this grade, what it will set off, and what the server answered. */
export function GradeOutcome({ session, rationale, onRationale }: OutcomeProps) {
  return (
    <div className="triage-section triage-outcome">
      <input
        className="input"
        aria-label={t('signals.rationale')}
        placeholder={t('signals.rationale')}
        maxLength={500}
        value={rationale}
        onChange={(event) => onRationale(event.target.value)}
      />
      <Told session={session} />
    </div>
  );
}

function Told({ session }: { session: FormSession }) {
  const { phase, check } = useStore(session.store);
  switch (phase.at) {
    case 'refused':
    case 'forbidden':
    case 'conflict':
    case 'authorization':
      return (
        <div role="alert">
          <p>
            <code>{phase.problem.code}</code> {refusalWords(phase.problem)}
          </p>
          <Button kind="quiet" onClick={() => void session.check()}>
            {t('forms.checkAgain')}
          </Button>
        </div>
      );
    case 'sending':
    case 'recorded':
      return <p className="muted">{t('signals.sending')}</p>;
    case 'asking':
    case 'waiting':
      return <p role="status">{t(`forms.${phase.at}.title`)}</p>;
    case 'signedOut':
      return <p role="alert">{t('forms.signedOut.title')}</p>;
    default:
      break;
  }
  if (check.is === 'failed') return <p className="muted">{t('forms.check.failed', { words: check.words })}</p>;
  if (check.is !== 'done') return <p className="muted">{t('signals.chooseBoth')}</p>;
  const [refusal] = check.result.refusals;
  if (refusal)
    return (
      <p>
        <code>{refusal.code}</code> {refusalWords(refusal)}
      </p>
    );
  const { reactions } = check.result;
  return (
    <p>
      <span className="muted">{t('forms.then')}</span>{' '}
      {reactions.length === 0 ? t('signals.nothingThen') : reactions.map(reactionWords).join('; ')}
    </p>
  );
}

const reactionWords = (name: string) => {
  const key = `forms.reaction.${name}`;
  return hasText(key) ? t(key) : plainWords(name);
};
