import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { EventLog, type RecordedEvent } from '../../../contracts/event-log';
import type { Handling } from '../../../contracts/metadata';
import type { DeadlineRow, Sent } from '../../../contracts/reaction';
import { Refusal } from '../../../contracts/refusals';
import { RunnerStates, saveEveryEvents } from '../../../contracts/runner-states';
import { deadlineRows } from '../../../projections/deadlines/deadline-rows';
import { deadlineActions } from '../../reactions';
import { reactionCommandId } from '../derive';
import { definitionHash } from '../pictures/definition-hash';
import { PictureRunner } from '../pictures/picture-runner';
import { Positions } from '../pictures/positions';
import { Send } from '../send';
import { ReactionTools } from './reaction-tools';

const name = 'clock';
const tickMs = 250;

/** Code that makes the rows; rows of other code are folded again. */
const definition = definitionHash({ deadlineRows });

interface Kept {
  readonly definition: string;
  readonly rows: Record<string, DeadlineRow>;
  /** By clock: the arming that has been answered already. */
  readonly fired: Record<string, string>;
}

/** Turns due deadlines into commands, each once per arming, however often the runner is killed (domain.md §6.2). */
@Injectable()
export class ClockRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #rows = new Map<string, DeadlineRow>();
  readonly #fired = new Map<string, string>();
  readonly #stop = new AbortController();
  readonly #logger = new Logger('Clock');
  readonly #reached = new Positions();
  #position = 0;
  #saved = 0;
  #following: Promise<void> = Promise.resolve();
  #ticking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly states: RunnerStates,
    private readonly send: Send,
    private readonly runner: PictureRunner,
    private readonly clock: Clock,
    private readonly tools: ReactionTools,
  ) {}

  onApplicationBootstrap() {
    const kept = this.states.load(name);
    const { definition: before, rows, fired = {} } = (kept?.state ?? {}) as Partial<Kept>;
    const current = before === definition ? rows : undefined;
    for (const [key, row] of Object.entries(current ?? {})) this.#rows.set(key, row);
    for (const [key, openedBy] of Object.entries(fired)) this.#fired.set(key, openedBy);
    this.#position = this.#saved = current ? kept!.position : 0;
    this.#reached.advance(this.#position);
    this.#following = this.#follow();
    this.#timer = setInterval(() => this.#wake(), tickMs);
  }

  async onModuleDestroy() {
    clearInterval(this.#timer);
    this.#stop.abort();
    await Promise.all([this.#following, this.#ticking]);
    this.#save();
  }

  /**
   * When the earliest deadline that is not answered yet falls due, once the log up to a position is known; undefined
   * where none runs. A scripted clock moves from one to the next.
   */
  async nextDue(position: number, timeoutMs: number): Promise<string | undefined> {
    await this.#reached.wait(position, timeoutMs);
    const waiting = [...this.#rows].filter(([key, row]) => this.#fired.get(key) !== row.openedBy);
    return waiting.map(([, { dueAt }]) => dueAt!).sort()[0];
  }

  /** Answers what is due by now; resolves when that is done. */
  fireDue(): Promise<void> {
    this.#wake();
    return this.#ticking;
  }

  async #follow() {
    await this.runner.started;
    try {
      for await (const batch of this.log.follow({ after: this.#position, signal: this.#stop.signal })) {
        for (const event of batch.events) this.#take(event);
        this.#position = batch.through;
        this.#reached.advance(batch.through);
        if (this.#position - this.#saved >= saveEveryEvents) this.#save();
      }
    } catch (error) {
      this.#logger.error(`clock stopped: ${error instanceof Error ? error.message : error}`);
    }
  }

  #take(event: RecordedEvent) {
    for (const { key, row } of deadlineRows(event, (one) => this.#rows.get(one), this.runner.policies())) {
      if (row?.dueAt === undefined) {
        this.#rows.delete(key);
        this.#fired.delete(key);
      } else this.#rows.set(key, row);
    }
  }

  #wake() {
    this.#ticking = this.#ticking.then(() => this.#tick()).catch((error) => this.#logger.error(String(error)));
  }

  /** Fires only when everything recorded so far is known: an acknowledgement on its way closes the clock first. */
  async #tick() {
    const now = instantOf(this.clock.micros());
    const due = [...this.#rows].filter(([key, row]) => row.dueAt! <= now && this.#fired.get(key) !== row.openedBy);
    if (due.length === 0 || this.#position < (await this.log.head())) return;
    for (const [key, row] of due) {
      if (this.#stop.signal.aborted) return;
      if (this.#rows.get(key) === row) await this.#fire(key, row);
    }
    this.#save();
  }

  async #fire(key: string, row: DeadlineRow) {
    const action = deadlineActions.find(({ kind }) => kind === row.kind);
    const commands = action?.send(row, this.tools.now()) ?? [];
    const handling = commands.length > 0 ? await this.#handlingOf(row) : undefined;
    for (const [index, command] of commands.entries()) await this.#send(row, command, index, handling);
    this.#fired.set(key, row.openedBy!);
  }

  /** What the clock records on a new stream is handled like the event that armed it. */
  async #handlingOf({ openedAt }: DeadlineRow): Promise<Handling | undefined> {
    const [event] = (await this.log.readAll({ after: openedAt! - 1, limit: 1 })).events;
    return event?.metadata.handling;
  }

  async #send(row: DeadlineRow, { type, data, index: given }: Sent, index: number, handling: Handling | undefined) {
    const commandId = reactionCommandId(row.openedBy!, row.kind, given ?? index);
    try {
      await this.send.command(type, data, { commandId, causationId: row.openedBy!, ...(handling && { handling }) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#logger.warn(`${row.kind} of ${row.subject.kind} ${row.subject.id}: ${type} was refused ${error.code}`);
    }
  }

  #save() {
    const state: Kept = { definition, rows: Object.fromEntries(this.#rows), fired: Object.fromEntries(this.#fired) };
    this.states.save(name, this.#position, state);
    this.#saved = this.#position;
  }
}
