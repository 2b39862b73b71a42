import { Injectable } from '@nestjs/common';
import { categoryOf, idOf } from '../../../contracts/event-log';
import { recordTopic } from '../../../contracts/live';
import { Refusal } from '../../../contracts/refusals';
import { References } from '../ledger/references';
import { Streams } from '../ledger/streams';
import { Registers } from '../pictures/registers';
import { deciderOf } from '../registry';
import type { LiveClient } from './live-client';
import type { Admitted } from './live-identity';
import { type RowTopic, rowChange, rowSnapshot } from './row-topics';

const recordPrefix = recordTopic('');
const streamOf = (topic: string) => topic.slice(recordPrefix.length);

/** Topics of one row: that a record moved, and how many rows a register gained; never their contents. */
@Injectable()
export class RowWatches {
  constructor(
    private readonly registers: Registers,
    private readonly streams: Streams,
    private readonly references: References,
  ) {}

  /** True for a topic of this kind. */
  serves(topic: string) {
    return topic.startsWith(recordPrefix) || this.registers.has(topic);
  }

  /** @throws Refusal where the reader may not see it */
  async begin(client: LiveClient, topic: string) {
    const { reader } = client.admitted!;
    if (topic.startsWith(recordPrefix)) return this.#begin(client, await this.#record(topic, reader));
    this.registers.assertReadable(topic, reader);
    this.#begin(client, { topic, sentTo: this.registers.position(topic), row: { count: 0 } });
  }

  async tellRecords(clients: Iterable<LiveClient>, streams: ReadonlySet<string>) {
    for (const client of clients) {
      for (const row of client.rows.values()) {
        if (!row.topic.startsWith(recordPrefix) || !streams.has(streamOf(row.topic))) continue;
        const { revision, position } = await this.#standing(streamOf(row.topic));
        if (position > row.sentTo) this.#tell(client, row, { revision, position }, position);
      }
    }
  }

  tellRegister(
    clients: Iterable<LiveClient>,
    register: string,
    count: number,
    seenBy: (admitted?: Admitted) => boolean,
  ) {
    for (const client of clients) {
      const row = client.rows.get(register);
      if (!row || !seenBy(client.admitted)) continue;
      this.#tell(client, row, { count: (row.row.count ?? 0) + count }, this.registers.position(register));
    }
  }

  async #record(topic: string, reader: Admitted['reader']): Promise<RowTopic> {
    const stream = streamOf(topic);
    if (!(await this.references.sees(categoryOf(stream), idOf(stream), reader)))
      throw new Refusal('NOT_FOUND', { stream });
    const { revision, position } = await this.#standing(stream);
    return { topic, sentTo: position, row: { revision, position } };
  }

  #standing(stream: string) {
    return this.streams.load(deciderOf(categoryOf(stream))!, stream);
  }

  #begin(client: LiveClient, row: RowTopic) {
    client.rows.set(row.topic, row);
    client.send(rowSnapshot(row, row.sentTo));
  }

  #tell(client: LiveClient, row: RowTopic, next: RowTopic['row'], to: number) {
    row.row = next;
    client.send(rowChange(row, to));
    row.sentTo = to;
  }
}
