import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { categoryOf, EventLog, idOf, type RecordedEvent } from '../../../contracts/event-log';
import type { Reaction, Sent } from '../../../contracts/reaction';
import { Refusal } from '../../../contracts/refusals';
import { RunnerStates, saveEveryEvents } from '../../../contracts/runner-states';
import { stricter } from '../../../contracts/scope';
import { reactions } from '../../reactions';
import { derive, reactionCommandId } from '../derive';
import { definitionHash } from '../pictures/definition-hash';
import { PictureRunner } from '../pictures/picture-runner';
import { Positions } from '../pictures/positions';
import { Send } from '../send';
import { ReactionTools } from './reaction-tools';

interface Kept {
  /** Code that made the state. */
  readonly definition: string;
  readonly state: unknown;
}

interface Running {
  readonly reaction: Reaction<any>;
  readonly definition: string;
  state: unknown;
  position: number;
  /** Up to here it has acted already, maybe in an earlier version: the state is folded anew, and nothing is sent. */
  readonly acted: number;
}

/** Follows the log for every reaction; repeats are harmless because command ids derive from the event. */
@Injectable()
export class ReactionRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #stop = new AbortController();
  readonly #logger = new Logger('Reactions');
  readonly #reached = new Map(reactions.map(({ name }) => [name, new Positions()]));
  #running: readonly Promise<void>[] = [];

  constructor(
    private readonly log: EventLog,
    private readonly states: RunnerStates,
    private readonly send: Send,
    private readonly runner: PictureRunner,
    private readonly tools: ReactionTools,
  ) {}

  onApplicationBootstrap() {
    this.#running = reactions.map((reaction) => this.#run(reaction));
  }

  async onModuleDestroy() {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  /** True when every reaction has handled the log up to a position, false when the time is over before. */
  async reached(position: number, timeoutMs: number): Promise<boolean> {
    const waits = [...this.#reached.values()].map((handled) => handled.wait(position, timeoutMs));
    return (await Promise.all(waits)).every(Boolean);
  }

  async #run(reaction: Reaction<any>) {
    const running = this.#restored(reaction);
    try {
      await this.#follow(running);
    } catch (error) {
      this.#logger.error(`${reaction.name} stopped: ${error instanceof Error ? error.stack : error}`);
    }
    this.#save(running);
  }

  /** A state that other code made may mean something else; it is folded again from the first event. */
  #restored(reaction: Reaction<any>): Running {
    const definition = definitionHash(reaction, 'reactions');
    const kept = this.states.load(reaction.name);
    const { definition: before, state } = (kept?.state ?? {}) as Partial<Kept>;
    const acted = kept?.position ?? 0;
    return before === definition
      ? { reaction, definition, state, position: acted, acted }
      : { reaction, definition, state: reaction.initial, position: 0, acted };
  }

  #save({ reaction, definition, state, position, acted }: Running) {
    if (position < acted) return;
    this.states.save(reaction.name, position, { definition, state } satisfies Kept);
  }

  async #follow(running: Running) {
    let saved = running.position;
    const reached = this.#reached.get(running.reaction.name)!;
    reached.advance(saved);
    await this.runner.started;
    for await (const batch of this.log.follow({ after: running.position, signal: this.#stop.signal })) {
      let sent = 0;
      for (const event of batch.events) sent += await this.#take(running, event);
      running.position = batch.through;
      reached.advance(batch.through);
      if (sent === 0 && running.position - saved < saveEveryEvents) continue;
      this.#save(running);
      saved = running.position;
    }
  }

  /** Answers how many commands the event set off. */
  async #take(running: Running, event: RecordedEvent): Promise<number> {
    const { reaction } = running;
    if (reaction.hears !== 'any' && !reaction.hears.includes(event.type)) return 0;
    running.state = reaction.evolve(running.state, event);
    if (event.position <= running.acted) return 0;
    const commands = reaction.on(event, running.state, this.tools.now());
    for (const [index, command] of commands.entries()) await this.#send(reaction, event, command, index);
    return commands.length;
  }

  async #send(
    reaction: Reaction<any>,
    event: RecordedEvent,
    { type, data, index: given, handling: also }: Sent,
    index: number,
  ) {
    const commandId = reactionCommandId(event.id, reaction.name, given ?? index);
    const { correlationId, handling: own } = event.metadata;
    const handling = also ? stricter(own, also) : own;
    const causes = { commandId, causationId: event.id, correlationId, handling };
    try {
      await this.send.command(type, data, causes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (reaction.ignores?.includes(error.code)) return;
      this.#logger.warn(`${reaction.name}: ${type} was refused ${error.code}`);
      await this.#raise(reaction, event, type, error);
    }
  }

  /** A refusal that nobody expects becomes an alert on the subject of the event (domain.md §6.1). */
  async #raise({ name }: Reaction<any>, event: RecordedEvent, type: string, refusal: Refusal) {
    if (type === 'RaiseAlert') return;
    const alert = {
      alertId: derive('watchfloor.alert/1', event.id, name, type, refusal.code),
      severity: 3,
      subject: { kind: categoryOf(event.stream), id: idOf(event.stream) },
      title: `Reaction ${name}: ${type} was refused ${refusal.code}`.slice(0, 160),
      evidence: [{ kind: 'event', ref: `${event.id}@${event.position}` }],
    };
    const commandId = reactionCommandId(event.id, `${name}/refused`, 0);
    const { handling } = event.metadata;
    await this.send.command('RaiseAlert', alert, { commandId, causationId: event.id, handling });
  }
}
