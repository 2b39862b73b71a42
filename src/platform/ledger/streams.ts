import { Injectable } from '@nestjs/common';
import { EventLog, type FollowBatch, type RecordedEvent } from '../../../contracts/event-log';
import type { AnyDecider } from '../registry';
import { advance, blankStream, type Loaded } from './loaded';

const keptStreams = 10_000;

interface Kept {
  readonly decider: AnyDecider;
  readonly loaded: Loaded;
}

/** A stream on its way from the log. */
interface Reading {
  readonly stream: string;
  /** True once it may lack an event that was taken while nothing of the stream was kept. */
  missed: boolean;
}

/** Streams folded for decisions: the most recently used are kept, and only what they lack is read. */
@Injectable()
export class Streams {
  readonly #kept = new Map<string, Kept>();
  readonly #readings = new Set<Reading>();
  /** Everything up to here has been taken into the streams that are kept. */
  #through = -1;

  constructor(private readonly log: EventLog) {}

  /** The stream as it stands at its last revision. */
  async load(decider: AnyDecider, stream: string): Promise<Loaded> {
    const head = await this.log.head();
    const kept = this.#kept.get(stream)?.loaded;
    if (kept && this.#through >= head) return this.#keep(decider, kept);
    const reading = { stream, missed: false };
    this.#readings.add(reading);
    try {
      let loaded = kept ?? blankStream(decider, stream);
      for await (const events of this.pages(stream, loaded.revision + 1)) loaded = advance(decider, loaded, events);
      return this.#keep(decider, loaded, reading.missed);
    } finally {
      this.#readings.delete(reading);
    }
  }

  /** Takes what was recorded into the streams that are kept, in log order: their next decision reads nothing. */
  took({ events, through }: FollowBatch) {
    for (const event of events) this.#grow(event);
    this.#through = through;
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

  #grow(event: RecordedEvent) {
    const kept = this.#kept.get(event.stream);
    if (!kept) return this.#miss(event.stream);
    if (event.revision <= kept.loaded.revision) return;
    try {
      if (event.revision !== kept.loaded.revision + 1) throw new Error('events are missing');
      this.#kept.set(event.stream, { ...kept, loaded: advance(kept.decider, kept.loaded, [event]) });
    } catch {
      // Whoever needs the stream next reads it and meets the fault.
      this.#kept.delete(event.stream);
      this.#miss(event.stream);
    }
  }

  /** An event was taken of a stream of which nothing is kept: whoever is reading the stream may lack it. */
  #miss(stream: string) {
    for (const reading of this.#readings) if (reading.stream === stream) reading.missed = true;
  }

  /** @param missed whether events of the stream were taken that it may lack: kept, it would never get them */
  #keep(decider: AnyDecider, loaded: Loaded, missed = false): Loaded {
    const { stream, revision } = loaded;
    const kept = this.#kept.get(stream);
    this.#kept.delete(stream);
    if (revision < 0 || (missed && !kept)) return loaded;
    // While pages were read, more may have been taken.
    this.#kept.set(stream, kept && kept.loaded.revision > revision ? kept : { decider, loaded });
    if (this.#kept.size > keptStreams) this.#kept.delete(this.#kept.keys().next().value!);
    return loaded;
  }
}
