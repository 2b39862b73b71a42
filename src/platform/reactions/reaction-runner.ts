import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { categoryOf, EventLog, idOf, type RecordedEvent } from '../../../contracts/event-log';
import type { Reaction, Sent } from '../../../contracts/reaction';
import { Refusal } from '../../../contracts/refusals';
import { RunnerStates } from '../../../contracts/runner-states';
import { reactions } from '../../reactions';
import { derive, reactionCommandId } from '../derive';
import { PictureRunner } from '../pictures/picture-runner';
import { Send } from '../send';

const saveEveryEvents = 1000;

/** Follows the log for every reaction; repeats are harmless because command ids derive from the event. */
@Injectable()
export class ReactionRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #stop = new AbortController();
  readonly #logger = new Logger('Reactions');
  #running: readonly Promise<void>[] = [];

  constructor(
    private readonly log: EventLog,
    private readonly states: RunnerStates,
    private readonly send: Send,
    private readonly runner: PictureRunner,
  ) {}

  onApplicationBootstrap() {
    this.#running = reactions.map((reaction) => this.#run(reaction));
  }

  async onModuleDestroy() {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  async #run(reaction: Reaction<any>) {
    const kept = this.states.load(reaction.name);
    let state = kept?.state ?? reaction.initial;
    let position = kept?.position ?? 0;
    let saved = position;
    try {
      for await (const batch of this.log.follow({ after: position, signal: this.#stop.signal })) {
        let sent = false;
        for (const event of batch.events) {
          if (reaction.hears !== 'any' && !reaction.hears.includes(event.type)) continue;
          state = reaction.evolve(state, event);
          const commands = reaction.on(event, state, { derive, policies: this.runner.policies() });
          for (const [index, command] of commands.entries()) await this.#send(reaction, event, command, index);
          sent ||= commands.length > 0;
        }
        position = batch.through;
        if (!sent && position - saved < saveEveryEvents) continue;
        this.states.save(reaction.name, position, state);
        saved = position;
      }
    } catch (error) {
      this.#logger.error(`${reaction.name} stopped: ${error instanceof Error ? error.stack : error}`);
    }
    this.states.save(reaction.name, position, state);
  }

  async #send(reaction: Reaction<any>, event: RecordedEvent, { type, data, index: given }: Sent, index: number) {
    const commandId = reactionCommandId(event.id, reaction.name, given ?? index);
    const causes = { commandId, causationId: event.id, correlationId: event.metadata.correlationId };
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
    await this.send.command('RaiseAlert', alert, { commandId, causationId: event.id });
  }
}
