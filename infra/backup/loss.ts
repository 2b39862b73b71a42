import { join } from 'node:path';
import { BackupRefused, type LogRestoredFields } from '../../contracts/backup';
import { aboutLog, type KnownNote, newestOf } from './notes';

/** What the file of a lost log says of how far it had got; nothing when it cannot be read any more. */
export function notesOfRuin(dir: string): readonly KnownNote[] {
  try {
    return aboutLog(dir).notes.map((note) => ({ ...note, name: join(dir, note.name) }));
  } catch {
    return [];
  }
}

interface Restoring {
  readonly origin: string;
  readonly base: number;
  readonly size: number;
  /** Of the backup and from elsewhere. */
  readonly notes: readonly KnownNote[];
  readonly reason: string | undefined;
}

/**
 * What is lost by going back to a backup: undefined when every checkpoint that is known lies in it and nobody says that
 * more is lost (trust.md §17.3).
 * @throws BackupRefused LOSS_NOT_ACCEPTED
 */
export function lossOf({ origin, base, size, notes, reason }: Restoring): LogRestoredFields | undefined {
  const newest = newestOf(notes);
  const lost = Math.max(0, (newest?.size ?? 0) - size);
  if (reason === undefined) {
    if (lost === 0) return undefined;
    throw new BackupRefused(
      'LOSS_NOT_ACCEPTED',
      `${newest!.name} seals ${newest!.size} events, the backup holds ${size}: ${lost} acknowledged events are lost`,
    );
  }
  return {
    previousOrigin: origin,
    previousCheckpoint: newest?.note ?? '',
    restoredSize: size,
    lostFrom: base + size + 1,
    ...(lost > 0 && { lostTo: base + size + lost }),
    reason,
  };
}
