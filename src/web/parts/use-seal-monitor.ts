import { useEffect } from 'react';

const monitors = import.meta.glob<{ readonly startSealMonitor: () => () => void }>('../seal/monitor.ts');

/** Makes this window watch the seals; the code for it comes after the page is drawn. */
export function useSealMonitor() {
  useEffect(() => {
    let left = false;
    let stop: (() => void) | undefined;
    monitors['../seal/monitor.ts']?.().then(
      ({ startSealMonitor }) => {
        if (!left) stop = startSealMonitor();
      },
      () => undefined,
    );
    return () => {
      left = true;
      stop?.();
    };
  }, []);
}
