import type { Classification } from '../../../contracts/metadata';
import { highest } from '../../../contracts/scope';
import { handlingStore } from '../live/handling';
import { aboutStore, currentSession, sessionStore } from '../live/session';
import { useStore } from './use-store';

/** The highest of the configured floor and of what is shown now (experience.md §7). */
export function useHandling(): Classification {
  useStore(sessionStore);
  const about = useStore(aboutStore);
  const floor = currentSession()?.handlingFloor ?? about?.handlingFloor ?? 'UNCLASSIFIED';
  return highest([...useStore(handlingStore).values()], floor);
}

/** The handling banner, top and bottom of every page. */
export function Banner() {
  const handling = useHandling();
  return (
    <div className="banner" data-handling={handling}>
      {handling}
    </div>
  );
}
