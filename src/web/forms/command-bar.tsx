import { t } from '../i18n/text';
import { sendWords } from '../i18n/words';
import { correctAt } from '../live/correct';
import { catalogueStore } from '../live/pictures';
import { Button } from '../parts/button';
import { useStore } from '../parts/use-store';
import type { FormSession } from './form-session';
import { locked } from './form-state';
import type { Sending } from './use-sending';

interface BarProps {
  readonly session: FormSession;
  readonly sending: Sending;
  readonly onClose: () => void;
}

/** The one sending button, the dry run, and the way out; a button that is off says why. */
export function CommandBar({ session, sending, onClose }: BarProps) {
  const state = useStore(session.store);
  const { name, title, guarded } = session.description;
  if (state.phase.at === 'recorded') return <RecordedBar session={session} onClose={onClose} />;
  const words =
    guarded && state.phase.at !== 'review'
      ? t('forms.review', { title: sendWords(name, title) })
      : sendWords(name, title);
  return (
    <footer className="command-bar">
      <Button
        kind="primary"
        hint={t('forms.key.send')}
        aria-disabled={sending.off !== undefined}
        onClick={sending.send}
      >
        {words}
      </Button>
      {state.phase.at === 'review' ? (
        <Button onClick={() => session.dispatch({ type: 'back' })}>{t('forms.back')}</Button>
      ) : (
        !sending.off && (
          <Button hint={t('forms.key.check')} onClick={sending.check} disabled={locked(state)}>
            {t('forms.dryRun')}
          </Button>
        )
      )}
      {sending.off && <span className="muted small">{t(sending.off)}</span>}
      <span className="bar-space" />
      <Button kind="quiet" onClick={onClose}>
        {t('forms.cancel')}
      </Button>
    </footer>
  );
}

/** After the answer there is no undo: a correction is a command of its own. */
function RecordedBar({ session, onClose }: { session: FormSession; onClose: () => void }) {
  const { commands } = useStore(catalogueStore);
  const { phase } = useStore(session.store);
  // Whoever may send a command may correct what it recorded; the server judges by the target.
  const may = commands.some(({ name }) => name === 'CorrectEvent');
  const recorded = phase.at === 'recorded' ? phase.recorded : undefined;
  return (
    <footer className="command-bar">
      <Button kind="primary" onClick={onClose}>
        {t('forms.done')}
      </Button>
      {may && recorded && (
        <Button onClick={() => void correctAt(recorded.position, recorded.stream)}>{t('forms.correct')}</Button>
      )}
    </footer>
  );
}
