import type { EventLog } from '../../../contracts/event-log';

const pageEvents = 100;

/** The last revision that each stream of a parent had at one position. It never changes, so it is asked for once. */
export class ParentRevisions {
  readonly #known = new Map<string, Promise<number>>();

  constructor(
    private readonly parent: EventLog,
    private readonly at: number,
  ) {}

  /** −1 for a stream that began later, or never. */
  last(stream: string): Promise<number> {
    const known = this.#known.get(stream);
    if (known !== undefined) return known;
    const found = this.#find(stream);
    this.#known.set(stream, found);
    found.catch(() => this.#known.delete(stream));
    return found;
  }

  async #find(stream: string): Promise<number> {
    for (let from: number | undefined; ; ) {
      const page = await this.parent.read(stream, {
        backwards: true,
        limit: pageEvents,
        ...(from !== undefined && { from }),
      });
      const before = page.events.find(({ position }) => position <= this.at);
      if (before) return before.revision;
      if (page.end || page.events.length === 0) return -1;
      from = page.events.at(-1)!.revision - 1;
    }
  }
}
