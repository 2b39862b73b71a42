import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../../contracts/encoding';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import { type KnownRecord, SourceRecords } from './ports';

/** Source records read from their own streams: one indexed read each, and never behind the log. */
@Injectable()
export class LogSourceRecords extends SourceRecords {
  constructor(private readonly log: EventLog) {
    super();
  }

  async find(streams: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>> {
    const found = await Promise.all(streams.map(async (stream) => [stream, await this.#read(stream)] as const));
    return new Map(found.filter((entry): entry is [string, KnownRecord] => entry[1] !== undefined));
  }

  async #read(stream: string): Promise<KnownRecord | undefined> {
    let known: KnownRecord | undefined;
    for (let from = 0; ; ) {
      const { events, end } = await this.log.read(stream, { from });
      for (const event of events) known = after(known, event);
      const last = events.at(-1);
      if (end || !last) return known;
      from = last.revision + 1;
    }
  }
}

/** What is known of a record after one more event of its stream. */
export function after(
  known: KnownRecord | undefined,
  { type, data, stream, revision }: RecordedEvent,
): KnownRecord | undefined {
  if (type === 'SignalWithdrawn') return known && { ...known, state: 'withdrawn' };
  if (type !== 'SignalReported' && type !== 'SignalRevised') return known;
  const external = data.external as JsonObject | undefined;
  if (!external) return known;
  const batchId = String(external.batchId);
  return {
    stream,
    revision,
    version: String(external.version),
    batchId,
    seed: known?.seed ?? batchId,
    state: known?.state ?? 'recorded',
    outcome: type === 'SignalReported' ? 'created' : 'revised',
    data,
  };
}
