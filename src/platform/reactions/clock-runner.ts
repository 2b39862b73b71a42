import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { EventLog } from '../../../contracts/event-log';
import type { Handling } from '../../../contracts/metadata';
import type { DeadlineRow, Sent } from '../../../contracts/reaction';
import { Refusal } from '../../../contracts/refusals';
import { RunnerStates } from '../../../contracts/runner-states';
import { deadlineActions } from '../../reactions';
import { reactionCommandId } from '../derive';
import { Send } from '../send';
import { Clocks } from './clocks';
import { ReactionTools } from './reaction-tools';

const name = 'clock';
const tickMs = 250;

interface Kept {
  /** By clock: the arming that has been answered already. */
  readonly fired: Record<string, string>;
}

/** Turns due deadlines into commands, each once per arming, however often the runner is killed (domain.md §6.2). */
@Injectable()
export class ClockRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #fired = new Map<string, string>();
  readonly #stop = new AbortController();
  readonly #logger = new Logger('Clock');
  #ticking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly states: RunnerStates,
    private readonly send: Send,
    private readonly clocks: Clocks,
    private readonly clock: Clock,
    private readonly tools: ReactionTools,
  ) {}

  onApplicationBootstrap() {
    const { fired = {} } = (this.states.load(name)?.state ?? {}) as Partial<Kept>;
    for (const [key, openedBy] of Object.entries(fired)) this.#fired.set(key, openedBy);
    this.#timer = setInterval(() => this.#wake(), tickMs);
  }

  async onModuleDestroy() {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#ticking;
    this.#save();
  }

  /**
   * When the earliest deadline that is not answered yet falls due, once the log up to a position is known; undefined
   * where none runs. A scripted clock moves from one to the next.
   */
  async nextDue(position: number, timeoutMs: number): Promise<string | undefined> {
    await this.clocks.reached.wait(position, timeoutMs);
    return this.#waiting()
      .map(([, { dueAt }]) => dueAt)
      .sort()[0];
  }

  /** Answers what is due by now; resolves when that is done. */
  fireDue(): Promise<void> {
    this.#wake();
    return this.#ticking;
  }

  #waiting() {
    return this.clocks.running().filter(([key, row]) => this.#fired.get(key) !== row.openedBy);
  }

  #wake() {
    this.#ticking = this.#ticking.then(() => this.#tick()).catch((error) => this.#logger.error(String(error)));
  }

  /** Fires only when everything recorded so far is known: an acknowledgement on its way closes the clock first. */
  async #tick() {
    const now = instantOf(this.clock.micros());
    const due = this.#waiting().filter(([, row]) => row.dueAt <= now);
    if (due.length === 0 || this.clocks.reached.position < (await this.log.head())) return;
    for (const [key, row] of due) {
      if (this.#stop.signal.aborted) return;
      if (this.clocks.get(key) === row) await this.#fire(key, row);
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

  /** Clocks that run no more are forgotten. */
  #save() {
    for (const [key, openedBy] of this.#fired) if (this.clocks.get(key)?.openedBy !== openedBy) this.#fired.delete(key);
    const state: Kept = { fired: Object.fromEntries(this.#fired) };
    this.states.save(name, this.clocks.reached.position, state);
  }
}
