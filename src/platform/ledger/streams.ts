import { Injectable } from '@nestjs/common';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import type { AnyDecider } from '../registry';
import { advance, blankStream, type Loaded } from './loaded';

const keptStreams = 10_000;

/** Streams folded for decisions: the most recently used are kept, and only their tails are read again. */
@Injectable()
export class Streams {
  readonly #kept = new Map<string, Loaded>();

  constructor(private readonly log: EventLog) {}

  /** The stream as it stands at its last revision. */
  async load(decider: AnyDecider, stream: string): Promise<Loaded> {
    let loaded = this.#kept.get(stream) ?? blankStream(decider, stream);
    for await (const events of this.pages(stream, loaded.revision + 1)) loaded = advance(decider, loaded, events);
    this.#keep(loaded);
    return loaded;
  }

  /** All pages of a stream from a revision on. */
  async *pages(stream: string, from = 0): AsyncGenerator<readonly RecordedEvent[]> {
    for (let next = from; ; ) {
      const { events, end } = await this.log.read(stream, { from: next, limit: 1000 });
      if (events.length > 0) yield events;
      if (end) return;
      next = events.at(-1)!.revision + 1;
    }
  }

  /** The recorded events of one command, from its first one's revision on. */
  async ofCommand(stream: string, revision: number, commandId: string): Promise<readonly RecordedEvent[]> {
    const { events } = await this.log.read(stream, { from: revision, limit: 500 });
    const end = events.findIndex((event) => event.metadata.commandId !== commandId);
    return end < 0 ? events : events.slice(0, end);
  }

  #keep(loaded: Loaded) {
    this.#kept.delete(loaded.stream);
    if (loaded.revision < 0) return;
    this.#kept.set(loaded.stream, loaded);
    if (this.#kept.size > keptStreams) this.#kept.delete(this.#kept.keys().next().value!);
  }
}
