import { Injectable } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { type Appended, categoryOf, EventLog, EventLogError } from '../../../contracts/event-log';
import type { Recorded } from '../../../contracts/http';
import { fieldsOf } from '../../../contracts/kernel/field';
import type { Msg } from '../../../contracts/kernel/messages';
import type { Actor } from '../../../contracts/metadata';
import { Refusal } from '../../../contracts/refusals';
import { eventId, uuid7 } from '../derive';
import type { Order } from '../issued';
import { type CommandInfo, recordIdIn } from '../registry';
import { Sealer } from '../sealing/sealer';
import {
  assertHolds,
  assertNotAhead,
  assertOwnOrganization,
  assertReachable,
  assertWithinScope,
  handlingFor,
} from './admit';
import { assertAccepted, type Decision, decide } from './decision';
import { KnownFacts } from './known-facts';
import type { Loaded } from './loaded';
import { asRefusal } from './log-refusals';
import { assertValid, propose } from './proposal';
import { StreamQueue } from './queue';
import { type Named, namedBy, References } from './references';
import { recordedBy } from './repetition';
import { Streams } from './streams';

const decisions = 4;
const unclassified = { classification: 'UNCLASSIFIED', compartments: [] } as const;

/** What a command came to: where it stands, and which events are new. */
export interface Outcome extends Recorded {
  readonly recorded: readonly string[];
}

/** Who writes a record of the platform, and why. */
export interface NotedBy {
  readonly actor: Actor;
  readonly authority?: string;
  readonly onBehalfOf?: string;
  readonly effectiveAt?: string;
  /** Derived from the event that caused it, or fresh. */
  readonly commandId?: string;
}

/** Loads a stream, decides, appends at the revision it read; on a conflict it decides again. */
@Injectable()
export class Ledger {
  constructor(
    private readonly log: EventLog,
    private readonly streams: Streams,
    private readonly references: References,
    private readonly facts: KnownFacts,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly queue: StreamQueue,
  ) {}

  /** @throws Refusal for every expected answer of "no" */
  record(info: CommandInfo, command: object, order: Order): Promise<Outcome> {
    const stream = streamOf(info, command);
    return this.queue.run(stream, async () => {
      try {
        return await this.#decideAndAppend(info, command, order, stream);
      } catch (error) {
        throw asRefusal(error);
      }
    });
  }

  /** What a command would come to; nothing is recorded. */
  async tryOut(info: CommandInfo, command: object, order: Order): Promise<Decision & { readonly loaded: Loaded }> {
    const stream = streamOf(info, command);
    const loaded = await this.#reach(info, stream, order);
    await this.#admit(info, command, order, loaded);
    handlingFor(loaded, order.issued, order.reader, info.decider.compartment);
    const drafted = this.sealer.draft(info, command, stream);
    return { ...(await this.#decide(info, drafted, loaded, order)), loaded };
  }

  /** Appends records of the platform: typed and validated like all events, never the result of a command. */
  async note(stream: string, events: readonly Msg[], by: NotedBy): Promise<Appended> {
    const issued = { ...by, commandId: by.commandId ?? uuid7(), at: instantOf(this.clock.micros()), realm: 'live' };
    const category = categoryOf(stream);
    return this.queue.run(stream, async () => {
      const { revision, handling, repeated } = await this.#tail(stream, issued.commandId);
      if (repeated) return repeated;
      const proposed = events.map((event, index) => propose(event, index, issued, handling));
      const sealed = proposed.map((event) => this.sealer.seal(category, stream, event));
      for (const event of sealed) assertValid(category, event);
      return this.log.append(stream, revision, sealed);
    });
  }

  /** What the command itself names lies within the sender's scope, and the records it cites exist. */
  async #admit(info: CommandInfo, command: object, order: Order, loaded: Loaded) {
    const { decider, entry } = info;
    const { issued, reader } = order;
    assertNotAhead(issued);
    const isOwn = ({ kind, pointer, category }: Named) =>
      kind === 'ref' && pointer === `/${decider.id}` && category === decider.category;
    const named = [...namedBy(entry.command, command)].filter((one) => !isOwn(one));
    if (!entry.namesRights) assertWithinScope(named, reader);
    assertOwnOrganization(info, command, loaded, order);
    const errors = await this.references.unknown(named, reader);
    if (errors.length > 0) throw new Refusal('UNKNOWN_REFERENCE', { errors });
  }

  async #reach(info: CommandInfo, stream: string, { reader }: Order): Promise<Loaded> {
    assertHolds(info.decider.compartment, reader);
    const loaded = await this.streams.load(info.decider, stream);
    assertReachable(loaded, mustExist(info), reader);
    return loaded;
  }

  async #decide(info: CommandInfo, command: object, loaded: Loaded, { issued, reader }: Order): Promise<Decision> {
    const facts = await this.facts.forCommand(info, command, reader);
    return decide(info, command, loaded.state, issued, facts);
  }

  /** Decides again on a conflict, unless the sender named the revision. */
  async #decideAndAppend(info: CommandInfo, command: object, order: Order, stream: string): Promise<Outcome> {
    const attempts = order.issued.expectedRevision === undefined ? decisions : 1;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(info, command, order, stream);
      } catch (error) {
        const conflict = error instanceof EventLogError && error.code === 'WRONG_REVISION';
        if (!conflict || attempt >= attempts) throw error;
      }
    }
  }

  async #attempt(info: CommandInfo, command: object, order: Order, stream: string): Promise<Outcome> {
    const { category } = info.decider;
    const loaded = await this.#reach(info, stream, order);
    const drafted = this.sealer.draft(info, command, stream);
    const repeated = await this.#repeated(info, drafted, order, loaded);
    if (repeated) return repeated;
    await this.#admit(info, command, order, loaded);
    const handling = handlingFor(loaded, order.issued, order.reader, info.decider.compartment);
    const decision = await this.#decide(info, drafted, loaded, order);
    assertAccepted(decision);
    if (decision.done) return { stream, revision: loaded.revision, position: loaded.position, recorded: [] };
    const proposed = decision.events.map((event, index) =>
      this.sealer.seal(category, stream, propose(event, index, order.issued, handling)),
    );
    for (const event of proposed) assertValid(category, event);
    const expected = order.issued.expectedRevision ?? loaded.revision;
    const { lastRevision, position } = await this.log.append(stream, expected, proposed);
    return { stream, revision: lastRevision, position, recorded: proposed.map(({ type }) => type) };
  }

  /** The first answer of a command that was recorded before. */
  async #repeated(info: CommandInfo, command: object, { issued }: Order, loaded: Loaded): Promise<Outcome | undefined> {
    const revision = loaded.ids.get(eventId(issued.commandId, 0));
    if (revision === undefined) return undefined;
    const events = await this.streams.ofCommand(loaded.stream, revision, issued.commandId);
    if (!recordedBy(events, info.entry, command))
      throw new Refusal('COMMAND_ID_REUSED', { commandId: issued.commandId });
    const last = events.at(-1)!;
    return { stream: loaded.stream, revision: last.revision, position: last.position, recorded: [] };
  }

  /** Where a stream without a decider ends, and whether this command's record stands there already. */
  async #tail(stream: string, commandId: string) {
    const { events } = await this.log.read(stream, { backwards: true, limit: 1 });
    const last = events[0];
    const repeated: Appended | undefined =
      last?.metadata.commandId === commandId
        ? { stream, firstRevision: last.revision, lastRevision: last.revision, position: last.position, repeated: true }
        : undefined;
    return { revision: last?.revision ?? -1, handling: last?.metadata.handling ?? unclassified, repeated };
  }
}

const streamOf = ({ decider }: CommandInfo, command: object) => `${decider.category}-${recordIdIn(decider, command)}`;

/**
 * A command whose own id refers to a record of its category speaks to one that exists. One whose id is an `Id`, or the
 * id of another record beside which this one stands, may create it.
 */
const mustExist = ({ decider, entry }: CommandInfo) =>
  fieldsOf(entry.command).get(decider.id)?.kind.ref === decider.category;
