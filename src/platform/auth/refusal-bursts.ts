const minute = 60 * 1_000_000;
const mostRecords = 20;

/** Refusals of one sender beyond those recorded one by one. */
export interface Burst<Who> {
  readonly who: Who;
  readonly count: number;
}

interface Counted<Who> {
  readonly who: Who;
  readonly minute: number;
  readonly count: number;
}

/** Counts refusals by sender and minute, so that nobody fills the record with them (trust.md §6.6). */
export class RefusalBursts<Who> {
  readonly #counted = new Map<string, Counted<Who>>();

  /** True when this refusal is recorded by itself: the first 20 of a minute are. */
  count(key: string, who: Who, micros: number): boolean {
    const now = Math.floor(micros / minute);
    const before = this.#counted.get(key);
    const count = before?.minute === now ? before.count + 1 : 1;
    this.#counted.set(key, { who, minute: now, count });
    return count <= mostRecords;
  }

  /** Bursts of minutes that have passed, each told once. */
  ended(micros: number): readonly Burst<Who>[] {
    const now = Math.floor(micros / minute);
    const over = [...this.#counted].filter(([, counted]) => counted.minute < now);
    for (const [key] of over) this.#counted.delete(key);
    return over
      .filter(([, { count }]) => count > mostRecords)
      .map(([, { who, count }]) => ({ who, count: count - mostRecords }));
  }
}
