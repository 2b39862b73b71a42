import type { JsonObject } from '../../../contracts/encoding';
import type { EventLog, RecordedEvent } from '../../../contracts/event-log';
import type { PictureStore } from '../../../contracts/picture-store';
import { eventScope, type Scope } from '../../../contracts/scope';
import type { FoldContext } from '../../../projections/board';
import { type EventRegister, type FoldedRegister, isEventRegister, type Register } from '../../../projections/register';
import type { SealedTexts } from '../sealing/sealed-texts';
import type { Standing } from './corrections';
import { eventOf, standingAt } from './read-back';
import type { Batch } from './register-batch';
import { tableKey } from './register-tables';
import { contributes, type RowScope, unclaimed, widened } from './row-scope';

type StandingOf = (eventId: string) => Standing | undefined;
type Folded = FoldedRegister<any, any, any>;

/** What one event does to the rows of one register, put into a batch. */
export class RegisterFold {
  constructor(
    private readonly log: EventLog,
    private readonly store: PictureStore,
    private readonly texts: SealedTexts,
    private readonly standingOf: StandingOf,
  ) {}

  /** Folds an event into the rows it touches. @throws what the fold throws, with the batch as it was for other keys */
  take(batch: Batch, event: RecordedEvent, context: FoldContext) {
    const { register } = batch.running;
    if (isEventRegister(register)) return this.#addRows(batch, register, event, context);
    for (const key of keysOf(register, event)) {
      this.#fold(batch, register, key, event, context);
      batch.rowEvents.push({ key, position: event.position });
    }
  }

  /** A row of several events is folded again; a row of one event is struck and linked. */
  async correct(batch: Batch, correction: RecordedEvent, context: FoldContext) {
    const { register } = batch.running;
    const { targetEventId } = correction.data as unknown as { targetEventId: string };
    this.#writeBefore(batch, correction);
    if (isEventRegister(register)) {
      this.#link(batch, register, correction, targetEventId);
      this.#addRows(batch, register, correction, context);
    } else await this.#foldAgain(batch, register, correction, context);
  }

  #addRows(batch: Batch, register: EventRegister, event: RecordedEvent, context: FoldContext) {
    for (const { key, row } of register.rows(event, context)) {
      const write = { key, row, scope: eventScope(event), position: event.position, eventId: event.id };
      batch.put(write, this.#texts(register, row), true);
    }
  }

  #link(batch: Batch, register: EventRegister, correction: RecordedEvent, eventId: string) {
    const member = correction.type === 'EventRetracted' ? 'struckBy' : 'correctedBy';
    for (const { key, shown, scope, position } of this.store.rowsOfEvent(batch.running.table, eventId)) {
      const row = { ...shown, [member]: correction.position };
      batch.put({ key, row, scope, position, eventId }, this.#texts(register, row), false);
    }
  }

  async #foldAgain(batch: Batch, register: Folded, correction: RecordedEvent, context: FoldContext) {
    const { targetEventId } = correction.data as unknown as { targetEventId: string };
    const target = await eventOf(this.log, correction.stream, targetEventId);
    for (const key of target ? keysOf(register, target) : []) {
      // Stands until an event that is not struck makes the row again.
      batch.remove(key, correction.position);
      const positions = this.store.rowEvents(tableKey(batch.running.table), key);
      for (const event of await standingAt(this.log, positions, this.standingOf))
        this.#fold(batch, register, key, event, context);
    }
  }

  #fold(batch: Batch, register: Folded, key: string, event: RecordedEvent, context: FoldContext) {
    const removed = batch.removed(key);
    const before = removed ? undefined : (batch.known(key) ?? this.#stored(batch, key));
    const own = register.category === null ? undefined : event.stream === `${register.category}-${key}`;
    const standing: RowScope = before?.standing ?? unclaimed;
    if (own !== undefined && !contributes(standing.scope, event, own)) return;
    const row = register.on[event.type]?.(before?.row ?? register.blank, event as never, key, context);
    if (row === undefined) return batch.remove(key, event.position);
    const next = widened(standing, event, own);
    const shown = register.show(row, key) as JsonObject;
    batch.keep(key, row, next);
    const scope = { ...next.scope, owned: next.owned };
    const isNew = before === undefined && !removed;
    batch.put({ key, row, shown, scope, position: event.position }, this.#texts(register, shown), isNew);
  }

  #stored(batch: Batch, key: string) {
    const found = this.store.registerRow(batch.running.table, key);
    if (!found) return undefined;
    const { owned, ...scope } = found.scope as unknown as Scope & { owned: boolean };
    return { row: found.row as unknown, standing: { scope, owned } };
  }

  /** Brings the store up to just before an event, so that rows can be read back from it. */
  #writeBefore(batch: Batch, event: RecordedEvent) {
    batch.running.position = event.position - 1;
    this.store.write([batch.flush()]);
  }

  #texts(register: Register, shown: JsonObject): Record<string, string> {
    return Object.fromEntries(register.search.map((member) => [member, this.#textOf(shown[member])]));
  }

  #textOf(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null) return '';
    if ('$sealed' in value) return this.texts.open(value as JsonObject) ?? '';
    return Object.values(value)
      .map((member) => this.#textOf(member))
      .join(' ');
  }
}

const keysOf = (register: Folded, event: RecordedEvent): readonly string[] =>
  Object.hasOwn(register.on, event.type) ? [...new Set(register.keys(event as never))] : [];
