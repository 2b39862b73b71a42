import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { useStore } from '../parts/use-store';

/** Whether this person may import files. */
export function useMayImport(): boolean {
  const { commands } = useStore(catalogueStore);
  return maySend(
    commands.find(({ name }) => name === 'StartImport'),
    currentSession()?.roles ?? [],
  );
}
