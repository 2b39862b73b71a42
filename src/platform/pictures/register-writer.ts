import type { EventLog, RecordedEvent } from '../../../contracts/event-log';
import { isCorrection } from '../../../contracts/is-correction';
import type { PictureStore, RegisterTable } from '../../../contracts/picture-store';
import { startingPolicies } from '../../../contracts/policies';
import type { Scope } from '../../../contracts/scope';
import type { FoldContext } from '../../../projections/board';
import type { Register } from '../../../projections/register';
import { pause } from '../pause';
import type { SealedTexts } from '../sealing/sealed-texts';
import { standings } from './corrections';
import { definitionHash } from './definition-hash';
import { MemoryPicture } from './memory-picture';
import { policiesOf, policiesPicture } from './policies';
import { Batch, type RunningRegister } from './register-batch';
import { RegisterFold } from './register-fold';

/**
 * A writer that has caught up waits as long as it has worked: alone an event is written at once, in a rush many share
 * one transaction, which costs a third less for each and leaves the processor to the commands.
 */
const longestPauseMs = 100;

/** What the writer tells its host after each batch. */
export interface WriterReport {
  readonly positions: Readonly<Record<string, number>>;
  /** Scopes of rows that are new, by register; no contents. */
  readonly gained: Readonly<Record<string, readonly Scope[]>>;
  readonly parked: Readonly<Record<string, number>>;
  readonly rebuilding: readonly string[];
}

/** Follows the log and writes every register, rows and position in one transaction per batch. */
export class RegisterWriter {
  readonly #running: RunningRegister[];
  readonly #standings = new MemoryPicture({ ...standings, name: 'register-standings' });
  readonly #policies = new MemoryPicture({ ...policiesPicture, name: 'register-policies' });
  readonly #fold: RegisterFold;
  #context: FoldContext = { policies: startingPolicies };

  constructor(
    private readonly log: EventLog,
    private readonly store: PictureStore,
    registers: readonly Register[],
    private readonly texts: SealedTexts,
    private readonly report: (report: WriterReport) => void,
  ) {
    this.#running = registers.map((register) => {
      const table = tableOf(register);
      return { register, table, position: store.openRegister(table), readable: false, parked: 0 };
    });
    this.#fold = new RegisterFold(log, store, texts, (id) => this.#standings.rows.get(id)?.row);
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
      const begun = performance.now();
      await this.#take(batch.events, batch.through);
      if (!batch.live) continue;
      await this.#swapIn(batch.through);
      await pause(Math.min(longestPauseMs, performance.now() - begun), signal);
    }
  }

  async #take(events: readonly RecordedEvent[], through: number) {
    const batches = this.#running.map((running) => new Batch(running, through));
    this.texts.loadKeys(events.map(({ data }) => data));
    if (events.some(({ type }) => isCorrection(type))) {
      for (const event of events) await this.#correct(batches, event);
      this.#write(batches);
    }
    // Looked up outside of a transaction, each row would take and give back the lock of the file.
    else
      this.store.together(() => {
        for (const event of events) this.#apply(batches, event);
        this.#write(batches);
      });
    for (const { running } of batches) running.position = Math.max(running.position, through);
    this.#tell(batches);
  }

  #write(batches: readonly Batch[]) {
    this.store.write(batches.map((batch) => batch.toWrite()));
  }

  /** An event that a fold cannot take is parked with its reason, and the register says so. */
  #apply(batches: readonly Batch[], event: RecordedEvent) {
    this.#learn(event);
    for (const batch of batches)
      if (event.position > batch.running.position)
        try {
          this.#fold.take(batch, event, this.#context);
        } catch (error) {
          park(batch, event, error);
        }
  }

  /** Only corrections wait for the log: a promise per event and register would cost more than the folds. */
  async #correct(batches: readonly Batch[], event: RecordedEvent) {
    if (!isCorrection(event.type)) return this.#apply(batches, event);
    this.#learn(event);
    for (const batch of batches)
      if (event.position > batch.running.position)
        try {
          await this.#fold.correct(batch, event, this.#context);
        } catch (error) {
          park(batch, event, error);
        }
  }

  /** Corrections and policies are known to every register before the event reaches it. */
  #learn(event: RecordedEvent) {
    const learned = [this.#standings, this.#policies].filter(
      (picture) => picture.apply(event, this.#context).length > 0,
    );
    if (learned.length === 0) return;
    this.#context = { policies: policiesOf(this.#policies) };
    const snapshots = learned.map((picture) => ({ ...picture.snapshot(), parked: [] }));
    void this.store.saveSnapshots(snapshots);
    for (const [index, picture] of learned.entries()) picture.saved(snapshots[index]!);
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
      gained: Object.fromEntries(
        batches.filter(({ gained }) => gained.length > 0).map((batch) => [nameOf(batch), batch.gained]),
      ),
      parked: Object.fromEntries(this.#running.map((running) => [running.register.name, running.parked])),
      rebuilding: this.#running.filter(({ readable }) => !readable).map((running) => running.register.name),
    });
  }
}

function park(batch: Batch, event: RecordedEvent, error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  batch.running.parked += 1;
  batch.parked.push({ picture: nameOf(batch), position: event.position, eventId: event.id, reason });
}

const nameOf = (batch: Batch) => batch.running.register.name;

/** The store's table of a register under its present definition. */
export const tableOf = (register: Register): RegisterTable => ({
  name: register.name,
  definition: definitionHash(register),
  columns: register.columns,
  indexes: register.indexes,
  search: register.search,
});
