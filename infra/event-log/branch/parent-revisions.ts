import { type Call, type EventLog, EventLogError } from '../../../contracts/event-log';

const keptStreams = 10_000;

/** The last revision that each stream of a parent had at one position. It never changes, so those asked for last are kept. */
export class ParentRevisions {
  readonly #known = new Map<string, number>();

  constructor(
    private readonly parent: EventLog,
    private readonly at: number,
  ) {}

  /** −1 for a stream that began later, or never. */
  async last(stream: string, next: () => Call): Promise<number> {
    const revision = this.#known.get(stream) ?? (await this.#find(stream, next));
    this.#known.delete(stream);
    this.#known.set(stream, revision);
    if (this.#known.size > keptStreams) this.#known.delete(this.#known.keys().next().value!);
    return revision;
  }

  /** Revisions stand in the order of their positions, so what lies behind the position is halved. */
  async #find(stream: string, next: () => Call): Promise<number> {
    const { events } = await this.parent.read(stream, { ...next(), backwards: true, limit: 1 });
    const newest = events[0];
    if (newest === undefined) return -1;
    if (newest.position <= this.at) return newest.revision;
    let [inside, outside] = [-1, newest.revision];
    while (outside - inside > 1) {
      const middle = Math.floor((inside + outside) / 2);
      if ((await this.#positionOf(stream, middle, next)) <= this.at) inside = middle;
      else outside = middle;
    }
    return inside;
  }

  async #positionOf(stream: string, revision: number, next: () => Call): Promise<number> {
    const { events } = await this.parent.read(stream, { ...next(), from: revision, limit: 1 });
    if (events[0]?.revision !== revision) throw missing(stream, revision);
    return events[0].position;
  }
}

/** A revision that a stream had before is not there any more. */
export const missing = (stream: string, revision: number) =>
  new EventLogError('CORRUPT', { stream, revision, reason: 'an event is missing' });
