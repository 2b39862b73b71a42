import { judge, type Verdict } from './judge';
import type { Proposal } from './propose';
import { recordedAll, type StoredEvent } from './recorded';
import type { Sized } from './ring';

/** What a log in memory has recorded, as the texts that are stored. It may outlive the log that wrote it. */
export class MemoryRecord {
  readonly #all: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #byId = new Map<string, StoredEvent>();

  /** The greatest position, 0 while nothing is recorded. */
  get head(): number {
    return this.#all.length;
  }

  /** When the newest event was recorded. */
  get lastRecordedAt(): string | undefined {
    const newest = this.#all.at(-1);
    return newest && JSON.parse(newest.metadata).recordedAt;
  }

  /** Events of one stream by their revisions. */
  of(stream: string): readonly StoredEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  /** At most so many events behind a position, in position order. */
  after(position: number, count: number): readonly StoredEvent[] {
    return this.#all.slice(position, position + count);
  }

  judge({ stream, expected, events }: Proposal): Verdict {
    return judge({
      stream,
      expected,
      ids: events.map(({ id }) => id),
      place: (id) => {
        const found = this.#byId.get(id);
        return found && { here: found.stream === stream, revision: found.revision, position: found.position };
      },
      actual: () => this.of(stream).length - 1,
    });
  }

  /** Records an append that was judged to be written. */
  write(proposal: Proposal): readonly Sized[] {
    const { stream } = proposal;
    const events = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, events);
    const items = recordedAll(proposal, this.head + proposal.events.length);
    for (const [index, item] of items.entries()) {
      const { dataText: data, metadataText: metadata } = proposal.events[index]!;
      const { id, type, revision, position } = item.event;
      const stored = { id, type, stream, revision, position, data, metadata };
      this.#all.push(stored);
      this.#byId.set(id, stored);
      events.push(stored);
    }
    return items;
  }
}
