import { t } from '../i18n/text';
import { openCommand } from '../live/command';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { useStore } from '../parts/use-store';

/** Opens the form that links a signal; nothing where the person may not. */
export function LinkButton({ signalId }: { signalId: string }) {
  const { commands } = useStore(catalogueStore);
  const link = commands.find(({ name }) => name === 'LinkSignal');
  if (!maySend(link, currentSession()?.roles ?? [])) return null;
  return (
    <Button onClick={() => openCommand('LinkSignal', { signalId }, undefined, `signal-${signalId}`)}>
      {t('signals.link')}
    </Button>
  );
}
