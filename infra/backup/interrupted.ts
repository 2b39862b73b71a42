import { BackupRefused } from '../../contracts/backup';

const interrupted = () => new BackupRefused('INTERRUPTED', 'interrupted');

/** @throws BackupRefused INTERRUPTED once the work is to end */
export function goOn(signal: AbortSignal) {
  if (signal.aborted) throw interrupted();
}

/** Waits for a step that cannot be ended itself, unless the work is to end before. */
export function unlessInterrupted<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    step.catch(() => undefined);
    return Promise.reject(interrupted());
  }
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const stop = () => reject(interrupted());
  signal.addEventListener('abort', stop, { once: true });
  step.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  return promise;
}
