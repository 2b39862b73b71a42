import type { AllPage, Appended, Call, FollowBatch, ProposedEvent, StreamPage } from '../../../contracts/event-log';
import { EventLog } from '../../../contracts/event-log';

type Append = Parameters<EventLog['append']>;
type Page = Parameters<EventLog['read']>[1];

/** A log that passes everything on to another one; what is broken overrides one of its members. */
export class PassingLog extends EventLog {
  constructor(protected readonly log: EventLog) {
    super();
  }
  get capabilities() {
    return this.log.capabilities;
  }
  get epoch() {
    return this.log.epoch;
  }
  async append(stream: string, expected: number, events: readonly ProposedEvent[], call?: Call): Promise<Appended> {
    return this.log.append(stream, expected, events, call);
  }
  async read(stream: string, page?: Page): Promise<StreamPage> {
    return this.log.read(stream, page);
  }
  async readAll(page: Parameters<EventLog['readAll']>[0]): Promise<AllPage> {
    return this.log.readAll(page);
  }
  follow(from: Parameters<EventLog['follow']>[0]): AsyncIterable<FollowBatch> {
    return this.log.follow(from);
  }
  async head(call?: Call) {
    return this.log.head(call);
  }
  health() {
    return this.log.health();
  }
  close() {
    return this.log.close();
  }
}

/** A log of which only `append` is broken. */
export const appending = (append: (log: EventLog, ...args: Append) => Promise<Appended>) =>
  class extends PassingLog {
    override append(...args: Append) {
      return append(this.log, ...args);
    }
  };

/** A log that changes every batch on its way to a follower. */
export const delivering = (change: (batch: FollowBatch) => FollowBatch) =>
  class extends PassingLog {
    override async *follow(from: Parameters<EventLog['follow']>[0]) {
      for await (const batch of this.log.follow(from)) yield change(batch);
    }
  };
