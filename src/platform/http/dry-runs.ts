import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { correctionCommands } from '../../../contracts/corrections';
import type { JsonObject } from '../../../contracts/encoding';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import type { DryRun } from '../../../contracts/http';
import type { Msg } from '../../../contracts/kernel/messages';
import { recordedMetadata } from '../../../contracts/metadata';
import { Refusal } from '../../../contracts/refusals';
import { reactions } from '../../reactions';
import { Corrections } from '../corrections';
import { type Order, orderOf } from '../issued';
import { Ledger } from '../ledger/ledger';
import type { Loaded } from '../ledger/loaded';
import { metadataOf, propose } from '../ledger/proposal';
import { Boards } from '../pictures/boards';
import { Simulations } from '../reactions/simulations';
import { commandInfo } from '../registry';
import { problemOf } from './problems';

const unclassified = { classification: 'UNCLASSIFIED', compartments: [] } as const;

/** What a command would record, set off and change, without recording it (architecture.md §4). */
@Injectable()
export class DryRuns {
  constructor(
    private readonly log: EventLog,
    private readonly ledger: Ledger,
    private readonly corrections: Corrections,
    private readonly boards: Boards,
    private readonly simulations: Simulations,
  ) {}

  async of(type: string, command: object): Promise<DryRun> {
    const order = orderOf(command);
    const position = await this.log.head();
    const { events, refusals, loaded } = await this.#tried(type, command, order);
    const recorded = events.map((event, index) => asRecorded(event, index, order, loaded));
    return {
      events: recorded.map(({ type: name, stream, data }) => ({
        type: name,
        stream,
        data: shownDrafts(data) as JsonObject,
      })),
      refusals: refusals.map(({ code, detail }) => problemOf(code, detail, randomUUID())),
      reactions: listeningTo(recorded),
      cells: this.boards.preview(recorded, order.reader),
      ...(type === 'DefineAlertRule' && { simulation: await this.simulations.of(command, order.reader) }),
      position,
    };
  }

  /** @throws the first refusal that the command would meet */
  async assertAccepted(type: string, command: object) {
    const [first] = (await this.#tried(type, command, orderOf(command))).refusals;
    if (first) throw new Refusal(first.code, first.detail);
  }

  async #tried(type: string, command: object, order: Order): Promise<Tried> {
    try {
      if (Object.hasOwn(correctionCommands, type)) return await this.corrections.tryOut(type, command, order);
      return await this.ledger.tryOut(commandInfo(type)!, command, order);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { events: [], refusals: [{ code: error.code, detail: error.detail }], loaded: undefined };
    }
  }
}

interface Tried {
  readonly events: readonly Msg[];
  readonly refusals: readonly { readonly code: Refusal['code']; readonly detail: Refusal['detail'] }[];
  readonly loaded: Loaded | undefined;
}

/** An event as it would stand in the log, for folding it into a copy of the boards. */
function asRecorded(event: Msg, index: number, { issued }: Order, loaded: Loaded | undefined): RecordedEvent {
  const handling = loaded?.handling ?? issued.handling ?? unclassified;
  return {
    ...propose(event, index, issued, handling),
    stream: loaded?.stream ?? '',
    revision: (loaded?.revision ?? -1) + 1 + index,
    position: Number.MAX_SAFE_INTEGER - 1000 + index,
    metadata: recordedMetadata(metadataOf(issued, handling), issued.at, ''),
  };
}

const listeningTo = (events: readonly RecordedEvent[]) =>
  reactions
    .filter(({ hears }) => hears === 'any' || events.some(({ type }) => hears.includes(type)))
    .map(({ name }) => name);

/** Sealed text of a command that is only tried has no place it could be bound to. */
const shownDrafts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shownDrafts);
  if (typeof value !== 'object' || value === null) return value;
  if ('$draft' in value) return { $sealed: true };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shownDrafts(member)]));
};
