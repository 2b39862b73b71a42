import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { CorrectEvent, type Correction, RetractEvent } from '../../contracts/corrections';
import type { JsonObject } from '../../contracts/encoding';
import { categoryOf, EventLog, type RecordedEvent } from '../../contracts/event-log';
import { type Class, fieldsOf } from '../../contracts/kernel/field';
import { same } from '../../contracts/kernel/same';
import { faultsOf } from '../../contracts/kernel/validate';
import { type Detail, Refusal, type RefusalCode } from '../../contracts/refusals';
import { JsonFault, parseStrict } from '../../contracts/strict-json';
import { eventId } from './derive';
import { fixedValues, isFixed } from './fixed-values';
import { type Order, orderOf } from './issued';
import { assertNotAhead, assertOwnOrganization, assertReachable } from './ledger/admit';
import type { Outcome } from './ledger/ledger';
import type { Loaded } from './ledger/loaded';
import { asRefusal } from './ledger/log-refusals';
import { propose } from './ledger/proposal';
import { StreamQueue } from './ledger/queue';
import { Streams } from './ledger/streams';
import { withMember } from './pictures/corrections';
import { type AnyDecider, deciderOf, eventClass } from './registry';

/** Fields that a state rule reads: a correction never changes a state rule (domain.md §1.5). */
const stateFields: ReadonlySet<string> = new Set([
  'status',
  'phase',
  'tier',
  'stage',
  'severity',
  'to',
  'state',
  'outcome',
  'effect',
  'agencies',
  'withdrawn',
]);

type Wish = CorrectEvent | RetractEvent;
interface Target {
  readonly decider: AnyDecider;
  readonly loaded: Loaded;
  readonly event: RecordedEvent;
}

/** Corrects and strikes events of any stream; roles and marks are those of the command that recorded the target. */
@Injectable()
export class Corrections {
  constructor(
    private readonly log: EventLog,
    private readonly streams: Streams,
    private readonly queue: StreamQueue,
  ) {}

  async record(type: string, wish: Wish, order: Order): Promise<Outcome> {
    return this.queue.run(wish.stream, async () => {
      try {
        return await this.#append(type, wish, order);
      } catch (error) {
        throw asRefusal(error);
      }
    });
  }

  async tryOut(type: string, command: object, order: Order) {
    const wish = command as Wish;
    const target = await this.#target(wish, order);
    const refusal = this.#refusal(type, wish, order, target);
    return {
      loaded: target.loaded,
      refusals: refusal ? [refusal] : [],
      events: refusal ? [] : [eventOf(type, wish, target)],
    };
  }

  async #append(type: string, wish: Wish, order: Order): Promise<Outcome> {
    const target = await this.#target(wish, order);
    const { loaded } = target;
    const { stream } = wish;
    const repeated = loaded.ids.get(eventId(order.issued.commandId, 0));
    if (repeated !== undefined) return this.#first(wish, order, repeated);
    const refusal = this.#refusal(type, wish, order, target);
    if (refusal) throw new Refusal(refusal.code, refusal.detail);
    if (type === 'RetractEvent' && loaded.struck.has(wish.targetEventId))
      return { stream, revision: loaded.revision, position: loaded.position, recorded: [] };
    const proposed = propose(eventOf(type, wish, target), 0, order.issued, loaded.handling!);
    const expected = order.issued.expectedRevision ?? loaded.revision;
    const { lastRevision, position } = await this.log.append(stream, expected, [proposed]);
    return { stream, revision: lastRevision, position, recorded: [proposed.type] };
  }

  async #first(wish: Wish, { issued }: Order, revision: number): Promise<Outcome> {
    const [event] = await this.streams.ofCommand(wish.stream, revision, issued.commandId);
    const equal = event && Object.entries(wish).every(([key, value]) => same(event.data[key], value));
    if (!event || !equal) throw new Refusal('COMMAND_ID_REUSED', { commandId: issued.commandId });
    return { stream: wish.stream, revision: event.revision, position: event.position, recorded: [] };
  }

  async #target({ stream, targetEventId }: Wish, { issued, reader }: Order): Promise<Target> {
    assertNotAhead(issued);
    const decider = deciderOf(categoryOf(stream));
    if (!decider) throw new Refusal('NOT_FOUND', { stream });
    const loaded = await this.streams.load(decider, stream);
    assertReachable(loaded, true, reader);
    const revision = loaded.ids.get(targetEventId);
    const event =
      revision === undefined ? undefined : (await this.log.read(stream, { from: revision, limit: 1 })).events[0];
    if (!event) throw new Refusal('ITEM_UNKNOWN', { targetEventId });
    assertOwnOrganization({ decider }, event.data, loaded, { issued, reader });
    return { decider, loaded, event };
  }

  #refusal(
    type: string,
    wish: Wish,
    order: Order,
    { decider, event, loaded }: Target,
  ): { code: RefusalCode; detail: Detail } | undefined {
    const mark = type === 'CorrectEvent' ? 'c' : 'r';
    const entries = Object.values(decider.commands).filter(({ records }) => records[event.type] !== undefined);
    const roles = entries.flatMap((entry) => entry.roles);
    const allowed = type === 'RetractEvent' ? [...roles, 'senior-watch-officer'] : roles;
    if (!allowed.some((role) => order.reader.roles.includes(role)))
      return { code: 'ROLE_NOT_ALLOWED', detail: { needed: allowed } };
    if (!entries.some(({ records }) => records[event.type]?.includes(mark)))
      return { code: 'NOT_CORRECTABLE', detail: { eventType: event.type } };
    if (type === 'RetractEvent') return this.#mayStrike(order, event);
    if (loaded.struck.has(event.id))
      return { code: 'NOT_CORRECTABLE', detail: { eventType: event.type, struck: true } };
    return correctionFault(decider, loaded, event, (wish as CorrectEvent).corrections);
  }

  #mayStrike({ reader }: Order, { metadata }: RecordedEvent) {
    const author = metadata.actor.id === reader.userId || metadata.onBehalfOf === reader.userId;
    if (author || reader.roles.includes('senior-watch-officer')) return undefined;
    return { code: 'RETRACTION_NOT_PERMITTED' as const, detail: {} };
  }
}

function correctionFault(
  decider: AnyDecider,
  loaded: Loaded,
  event: RecordedEvent,
  corrections: readonly Correction[],
) {
  const target = eventClass(decider.category, event.type)!;
  const keys = new Set([...Object.keys(decider.keys(loaded.state)), ...(decider.ruleFields ?? [])]);
  let data: unknown = event.data;
  for (const [index, { pointer, value }] of corrections.entries()) {
    const name = pointer.split('/')[1] ?? '';
    const field = fieldsOf(target).get(name);
    if (!field || keys.has(name) || stateFields.has(name) || field.kind.sealed || isFixed(field))
      return { code: 'NOT_CORRECTABLE' as const, detail: { pointer, rule: 'cannot be corrected' } };
    try {
      data = withMember(data, pointer.split('/').slice(1), parseStrict(value));
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      return {
        code: 'INVALID_FIELDS' as const,
        detail: { pointer: `/corrections/${index}/value`, rule: 'must be JSON text' },
      };
    }
  }
  return changeFault(target, keys, event.data, data, corrections);
}

/** What is wrong with the data as a whole once it is corrected. */
function changeFault(
  target: Class,
  keys: ReadonlySet<string>,
  before: unknown,
  after: unknown,
  [first]: readonly Correction[],
) {
  const faults = faultsOf(target, after, 'event');
  if (faults.length > 0) return { code: 'INVALID_FIELDS' as const, detail: { errors: faults } };
  const fixed = (data: unknown) => [...fixedValues(target, data, keys)];
  if (same(fixed(before), fixed(after))) return undefined;
  const rule = 'holds a key, an identifier or money';
  return { code: 'NOT_CORRECTABLE' as const, detail: { pointer: first?.pointer ?? '', rule } };
}

/** Carries the target's keys, so that whoever reads by key meets the correction too. */
function eventOf(type: string, wish: Wish, { decider, loaded, event }: Target) {
  const keys: JsonObject = decider.keys(loaded.state);
  return {
    type: type === 'CorrectEvent' ? 'EventCorrected' : 'EventRetracted',
    data: { ...keys, ...wish, targetType: event.type },
  };
}

@CommandHandler(CorrectEvent)
export class CorrectEventHandler {
  constructor(private readonly corrections: Corrections) {}
  execute(wish: CorrectEvent) {
    return this.corrections.record('CorrectEvent', wish, orderOf(wish));
  }
}

@CommandHandler(RetractEvent)
export class RetractEventHandler {
  constructor(private readonly corrections: Corrections) {}
  execute(wish: RetractEvent) {
    return this.corrections.record('RetractEvent', wish, orderOf(wish));
  }
}
