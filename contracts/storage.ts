/** Bytes of the volume that holds a log. */
export interface Space {
  /** That the process may still take. */
  readonly free: number;
  readonly total: number;
}

/** Where a realm's files lie. */
export abstract class Storage {
  /** Undefined where nothing is kept on a volume. */
  abstract space(): Space | undefined;
}

/** Per cent of a volume in use at which overseers are warned (eventlog.md §8). */
export const storageLevels = [75, 90] as const;

/** Whole per cent in use. */
export const usedPercent = ({ free, total }: Space) => (total > 0 ? Math.floor((1 - free / total) * 100) : 0);

/** A share of its volume that a log leaves free. */
const leastShare = 0.05;

/**
 * Too little is free to begin writing a log (trust.md §15, C-17).
 * @param reserve bytes that are to stay free; 0 asks for none
 */
export const isScarce = ({ free, total }: Space, reserve: number) =>
  reserve > 0 && (free < reserve || free < total * leastShare);
