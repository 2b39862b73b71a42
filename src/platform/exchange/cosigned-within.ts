import type { Cosigning } from '../../../contracts/cosigning';

/** Resolves when a quorum has cosigned a size of the log, where one is needed, or when the time is over. */
export function cosignedWithin(cosigning: Cosigning, size: number, ms: number): Promise<void> {
  const isDone = () => {
    const { quorum } = cosigning.status();
    return !quorum.needed || (quorum.size ?? 0) >= size;
  };
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const stop = cosigning.listen(() => isDone() && end());
    if (isDone()) end();
  });
}
