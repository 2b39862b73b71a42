import { formatKept, type KeptCheckpoint, keptName, originOf, parseKept } from './kept-checkpoint';

/** Storage may be forbidden: then nothing is kept, and every page sees its first checkpoint. */
function allowed<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

/** The checkpoint that this browser kept of a log. */
export const readKept = (origin: string): KeptCheckpoint | undefined =>
  allowed((storage) => parseKept(origin, storage.getItem(keptName(origin)) ?? ''));

/** Keeps a checkpoint in place of the log's earlier one; it outlives sessions. */
export function writeKept(kept: KeptCheckpoint) {
  allowed((storage) => storage.setItem(keptName(kept.origin), formatKept(kept)));
}

/** Checkpoints of every log that this browser saw at this address, the one checked last first. */
export function allKept(): readonly KeptCheckpoint[] {
  const origins = allowed((storage) => Object.keys(storage).flatMap((name) => originOf(name) ?? [])) ?? [];
  return origins.flatMap((origin) => readKept(origin) ?? []).sort((a, b) => b.at - a.at);
}
