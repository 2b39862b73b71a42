import { type AllPage, type Call, EventLogError } from '../../../contracts/event-log';
import type { Below, Place } from '../judge';
import type { BranchParent } from './branch-parent';
import { ParentRevisions } from './parent-revisions';

type Events = Pick<AllPage, 'events' | 'through'>;

/** What an append is about, as far as a parent may know it. */
interface Asked {
  readonly stream: string;
  readonly expected: number;
  readonly ids: readonly string[];
}

/** The part of a parent up to the position where a branch begins. What the parent records later never shows. */
export class ParentPart {
  readonly #revisions: ParentRevisions;

  /** @param at position of the parent where the branch begins, 0 for none of its events */
  constructor(
    private readonly parent: BranchParent,
    readonly at: number,
  ) {
    this.#revisions = new ParentRevisions(parent.log, at);
  }

  /** Last revision of a stream, −1 when it has none in this part. */
  async floor(stream: string, next: () => Call): Promise<number> {
    return this.at === 0 ? -1 : this.#revisions.last(stream, next);
  }

  /** What this part holds of an append's stream and ids; undefined when that is nothing. */
  async below(asked: Asked, next: () => Call): Promise<Below | undefined> {
    if (this.at === 0) return undefined;
    const floor = await this.floor(asked.stream, next);
    const places = new Map<string, Place>();
    for (const { id, stream, revision, position } of await this.#known(asked, floor, next))
      if (position <= this.at) places.set(id, { here: stream === asked.stream, revision, position });
    return floor < 0 && places.size === 0 ? undefined : { floor, places };
  }

  /** Events of this part; `end` when none follows in it. */
  async readAll({ after, limit }: { readonly after: number; readonly limit: number }, call: Call): Promise<AllPage> {
    if (after >= this.at) return { events: [], through: after, end: true };
    const page = await this.parent.log.readAll({ ...call, after, limit });
    if (page.end) this.#requireWhole(page.through);
    return { ...this.#inside(page), end: page.through >= this.at };
  }

  /** Every event of this part after a position, then ends. */
  async *follow(from: { readonly after: number; readonly signal: AbortSignal }): AsyncGenerator<Events> {
    if (from.after >= this.at) return;
    for await (const batch of this.parent.log.follow(from)) {
      if (batch.live) this.#requireWhole(batch.through);
      yield this.#inside(batch);
      if (batch.through >= this.at) return;
    }
  }

  #inside({ events, through }: Events): Events {
    return { events: events.filter(({ position }) => position <= this.at), through: Math.min(through, this.at) };
  }

  /** @throws EventLogError REWOUND when the parent ends before the position that it once had */
  #requireWhole(head: number) {
    if (head < this.at) throw new EventLogError('REWOUND', { position: this.at, head });
  }

  /** Recorded events that have ids of the append: all of them where the parent finds ids, else those at its revisions. */
  async #known({ stream, expected, ids }: Asked, floor: number, next: () => Call) {
    if (this.parent.find) return this.parent.find(ids);
    if (expected >= floor) return [];
    const limit = Math.min(ids.length, floor - expected);
    const { events } = await this.parent.log.read(stream, { ...next(), from: expected + 1, limit });
    return events.filter(({ id }) => ids.includes(id));
  }
}
