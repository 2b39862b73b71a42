import { isCorrection } from '../../../contracts/corrections';
import type { JsonObject } from '../../../contracts/encoding';
import type { EventLog, RecordedEvent } from '../../../contracts/event-log';
import type {
  ParkedEvent,
  PictureStore,
  RegisterBatch,
  RegisterTable,
  RegisterWrite,
  RowEvent,
} from '../../../contracts/picture-store';
import { startingPolicies } from '../../../contracts/policies';
import { eventScope, type Scope } from '../../../contracts/scope';
import type { FoldContext } from '../../../projections/board';
import { type FoldedRegister, isEventRegister, type Register } from '../../../projections/register';
import { type Standing, standings, substituted } from './corrections';
import { definitionHash } from './definition-hash';
import { MemoryPicture } from './memory-picture';
import { policiesOf, policiesPicture } from './policies';
import { tableKey } from './register-tables';
import { contributes, type RowScope, unclaimed, widened } from './row-scope';

/** Opens the text of a sealed value; undefined once its key is gone. */
export type OpenText = (sealed: JsonObject) => string | undefined;

/** What the writer tells its host after each batch. */
export interface WriterReport {
  readonly positions: Readonly<Record<string, number>>;
  /** Scopes of rows that are new, by register; no contents. */
  readonly gained: Readonly<Record<string, readonly Scope[]>>;
  readonly parked: Readonly<Record<string, number>>;
  readonly rebuilding: readonly string[];
}

interface Running {
  readonly register: Register;
  readonly table: RegisterTable;
  position: number;
  readable: boolean;
  parked: number;
}

/** Follows the log and writes every register, rows and position in one transaction per batch. */
export class RegisterWriter {
  readonly #running: Running[];
  readonly #standings = new MemoryPicture({ ...standings, name: 'register-standings' });
  readonly #policies = new MemoryPicture({ ...policiesPicture, name: 'register-policies' });
  #context: FoldContext = { policies: startingPolicies };

  constructor(
    private readonly log: EventLog,
    private readonly store: PictureStore,
    registers: readonly Register[],
    private readonly openText: OpenText,
    private readonly report: (report: WriterReport) => void,
  ) {
    this.#running = registers.map((register) => {
      const table = tableOf(register);
      return { register, table, position: store.openRegister(table), readable: false, parked: 0 };
    });
    for (const picture of [this.#standings, this.#policies]) {
      const snapshot = store.snapshot(picture.of.name, picture.definition);
      if (snapshot) picture.restore(snapshot);
    }
    this.#context = { policies: policiesOf(this.#policies) };
  }

  async run(signal: AbortSignal) {
    const positions = [...this.#running, this.#standings, this.#policies].map(({ position }) => position);
    const after = Math.min(...positions);
    await this.#swapIn(after);
    for await (const batch of this.log.follow({ after, signal })) {
      await this.#take(batch.events, batch.through);
      if (batch.live) await this.#swapIn(batch.through);
    }
  }

  async #take(events: readonly RecordedEvent[], through: number) {
    const batches = this.#running.map((running) => new Batch(running, through));
    for (const event of events) {
      this.#learn(event);
      for (const batch of batches) {
        if (event.position > batch.running.position) await this.#apply(batch, event);
      }
    }
    this.store.write(batches.map((batch) => batch.toWrite()));
    for (const { running } of batches) running.position = Math.max(running.position, through);
    this.#tell(batches);
  }

  /** Corrections and policies are known to every register before the event reaches it. */
  #learn(event: RecordedEvent) {
    const learned = [this.#standings, this.#policies].filter((picture) => picture.apply(event, this.#context).length > 0);
    if (learned.length === 0) return;
    this.#context = { policies: policiesOf(this.#policies) };
    this.store.saveSnapshots(learned.map((picture) => ({ ...picture.snapshot(), rowEvents: [], parked: [] })));
  }

  async #apply(batch: Batch, event: RecordedEvent) {
    try {
      const { register } = batch.running;
      if (isCorrection(event.type)) await this.#correct(batch, event);
      if (isEventRegister(register)) {
        for (const { key, row } of register.rows(event, this.#context)) {
          batch.put({ key, row, scope: eventScope(event), position: event.position, eventId: event.id }, this.#texts(register, row), true);
        }
      } else if (!isCorrection(event.type)) {
        for (const key of keysOf(register, event)) {
          this.#fold(batch, register, key, event);
          batch.rowEvents.push({ key, position: event.position });
        }
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      batch.running.parked += 1;
      batch.parked.push({ picture: register(batch), position: event.position, eventId: event.id, reason });
    }
  }

  #fold(batch: Batch, register: FoldedRegister<any, any, any>, key: string, event: RecordedEvent) {
    const before = batch.known(key) ?? this.#stored(batch, key);
    const own = register.category === null ? undefined : event.stream === `${register.category}-${key}`;
    const standing: RowScope = before?.standing ?? unclaimed;
    if (own !== undefined && !contributes(standing.scope, event, own)) return;
    const row = register.on[event.type]?.(before?.row ?? register.blank, event as never, key, this.#context);
    if (row === undefined) return batch.remove(key, event.position);
    const next = widened(standing, event, own);
    const shown = register.show(row, key) as JsonObject;
    batch.keep(key, row, next);
    const scope = { ...next.scope, owned: next.owned };
    batch.put({ key, row, shown, scope, position: event.position }, this.#texts(register, shown), before === undefined);
  }

  #stored(batch: Batch, key: string) {
    const found = this.store.registerRow(batch.running.table, key);
    if (!found) return undefined;
    const { owned, ...scope } = found.scope as unknown as Scope & { owned: boolean };
    return { row: found.row as unknown, standing: { scope, owned } };
  }

  /** A row of several events is folded again; a row of one event is struck and linked. */
  async #correct(batch: Batch, event: RecordedEvent) {
    const { register, table } = batch.running;
    const { targetEventId } = event.data as unknown as { targetEventId: string };
    if (isEventRegister(register)) {
      this.#writeBefore(batch, event);
      const member = event.type === 'EventRetracted' ? 'struckBy' : 'correctedBy';
      for (const hit of this.store.rowsOfEvent(table, targetEventId)) {
        const row = { ...hit.shown, [member]: event.position };
        batch.put({ key: hit.key, row, scope: hit.scope as never, position: hit.position, eventId: targetEventId }, this.#texts(register, row), false);
      }
      return;
    }
    const target = await this.#eventOf(event.stream, targetEventId);
    if (!target) return;
    this.#writeBefore(batch, event);
    for (const key of keysOf(register, target)) {
      batch.keep(key, register.blank, unclaimed);
      for (const position of this.store.rowEvents(tableKey(table), key)) {
        const [original] = (await this.log.readAll({ after: position - 1, limit: 1 })).events;
        const standing = original && substituted(original, this.#standings.rows.get(original.id)?.row as Standing | undefined);
        if (standing) this.#fold(batch, register, key, standing);
      }
    }
  }

  /** Brings the store up to just before an event, so that rows can be read back from it. */
  #writeBefore(batch: Batch, event: RecordedEvent) {
    batch.running.position = event.position - 1;
    this.store.write([batch.flush()]);
  }

  async #eventOf(stream: string, id: string): Promise<RecordedEvent | undefined> {
    for (let from = 0; ; ) {
      const { events, end } = await this.log.read(stream, { from, limit: 1000 });
      const found = events.find((event) => event.id === id);
      if (found || end) return found;
      from = events.at(-1)!.revision + 1;
    }
  }

  #texts(register: Register, shown: JsonObject): Record<string, string> {
    return Object.fromEntries(register.search.map((member) => [member, this.#textOf(shown[member])]));
  }

  #textOf(value: unknown): string {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map((item) => this.#textOf(item)).join(' ');
    if (typeof value !== 'object' || value === null) return '';
    if ('$sealed' in value) return this.openText(value as JsonObject) ?? '';
    return Object.values(value).map((member) => this.#textOf(member)).join(' ');
  }

  async #swapIn(position: number) {
    const head = await this.log.head();
    for (const running of this.#running) {
      if (running.readable || Math.max(running.position, position) < head) continue;
      this.store.swapIn(running.table);
      running.readable = true;
    }
    this.#tell([]);
  }

  #tell(batches: readonly Batch[]) {
    this.report({
      positions: Object.fromEntries(this.#running.map(({ register, position }) => [register.name, position])),
      gained: Object.fromEntries(batches.filter(({ gained }) => gained.length > 0).map((batch) => [register(batch), batch.gained])),
      parked: Object.fromEntries(this.#running.map((running) => [running.register.name, running.parked])),
      rebuilding: this.#running.filter(({ readable }) => !readable).map((running) => running.register.name),
    });
  }
}

const register = (batch: Batch) => batch.running.register.name;

const keysOf = (register: FoldedRegister<any, any, any>, event: RecordedEvent): readonly string[] =>
  Object.hasOwn(register.on, event.type) ? [...new Set(register.keys(event as never))] : [];

export const tableOf = (register: Register): RegisterTable => ({
  name: register.name,
  definition: definitionHash(register),
  columns: register.columns,
  search: register.search,
});

/** What one batch of events does to one register; rows are put in the order of their last change. */
class Batch {
  #rows = new Map<string, RegisterWrite>();
  readonly #kept = new Map<string, { readonly row: unknown; readonly standing: RowScope }>();
  rowEvents: RowEvent[] = [];
  readonly parked: ParkedEvent[] = [];
  readonly gained: Scope[] = [];

  constructor(
    readonly running: Running,
    private readonly through: number,
  ) {}

  known(key: string) {
    return this.#kept.get(key);
  }

  keep(key: string, row: unknown, standing: RowScope) {
    this.#kept.set(key, { row, standing });
  }

  put(write: Omit<RegisterWrite, 'texts' | 'scope'> & { readonly scope: object }, texts: Record<string, string>, isNew: boolean) {
    this.#rows.delete(write.key);
    this.#rows.set(write.key, { ...write, scope: write.scope as unknown as JsonObject, texts });
    if (isNew) this.gained.push(write.scope as Scope);
  }

  remove(key: string, position: number) {
    this.#kept.delete(key);
    this.#rows.set(key, { key, position });
  }

  /** What was put so far, at the position that the register has reached. */
  flush(): RegisterBatch {
    const rows = [...this.#rows.values()];
    const rowEvents = this.rowEvents;
    this.#rows = new Map();
    this.rowEvents = [];
    return { table: this.running.table, position: this.running.position, rows, rowEvents, parked: [] };
  }

  toWrite(): RegisterBatch {
    return { ...this.flush(), position: Math.max(this.running.position, this.through), parked: this.parked };
  }
}
