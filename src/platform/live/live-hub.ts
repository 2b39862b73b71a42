import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { EventLog } from '../../../contracts/event-log';
import { type ClientFrame, closeCodes, liveProtocol } from '../../../contracts/live';
import { Refusal } from '../../../contracts/refusals';
import { Boards } from '../pictures/boards';
import { type PictureChange, PictureRunner } from '../pictures/picture-runner';
import { Registers } from '../pictures/registers';
import { SealedReader } from '../sealing/sealed-reader';
import { SealState } from '../seals/seal-state';
import { Settings } from '../settings';
import { audienceKey } from './audience';
import { beatOf } from './beat';
import { BoardTopic } from './board-topic';
import { SelfTuningFlush } from './flush';
import type { LiveLimits } from './limits';
import type { ClientHost, LiveClient } from './live-client';
import { type Admitted, type IdentityChange, LiveIdentity } from './live-identity';
import { RowWatches } from './row-watches';

/** Pushes boards to their watchers: topics, audiences, and the frames that clients send. */
@Injectable()
export class LiveHub implements ClientHost, OnApplicationBootstrap, OnModuleDestroy {
  readonly clients = new Set<LiveClient>();
  readonly limits: LiveLimits;
  readonly now = () => performance.now();
  readonly #topics = new Map<string, BoardTopic>();
  readonly #flush = new SelfTuningFlush(() => this.#broadcast());
  readonly #logger = new Logger('Live');

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly boards: Boards,
    private readonly registers: Registers,
    private readonly runner: PictureRunner,
    private readonly rows: RowWatches,
    private readonly identity: LiveIdentity,
    private readonly settings: Settings,
    private readonly sealState: SealState,
    sealed: SealedReader,
  ) {
    this.limits = settings.live;
    for (const running of boards.all()) {
      this.#topics.set(running.board.topic, new BoardTopic(running, (row, reader) => sealed.open(row, reader)));
    }
  }

  onApplicationBootstrap() {
    this.runner.changes.subscribe((changes) => this.#changed(changes));
    this.runner.events.subscribe(({ events }) => {
      void this.rows.tellRecords(this.clients, new Set(events.map(({ stream }) => stream)));
    });
    this.registers.gained.subscribe(({ register, count, reader }) => {
      this.rows.tellRegister(this.clients, register, count, reader);
    });
    this.identity.changes.subscribe((change) => this.#identityChanged(change));
  }

  onModuleDestroy() {
    this.#flush.stop();
  }

  async handle(client: LiveClient, frame: ClientFrame): Promise<void> {
    if (frame.op === 'hello') return this.#hello(client, frame);
    const { admitted } = client;
    const reader = admitted && this.identity.current(admitted);
    if (!admitted || !reader) return client.close(closeCodes.signedOut, 'sign in first');
    if (frame.op === 'unwatch') return this.#unwatch(client, frame.topic);
    if (frame.op === 'applied') return this.#applied(client, frame.topic, frame.position);
    try {
      await this.#watch(client, frame);
      // A board that was just sent is known to be current at once, not with the next round.
      this.#beatTo(client, await this.log.head());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      client.refuse(error.code, error.message, frame.topic);
    }
  }

  failed(client: LiveClient, error: unknown) {
    this.#logger.error(`frame failed: ${error instanceof Error ? error.stack : error}`);
    client.close(closeCodes.fault, 'fault');
  }

  left(client: LiveClient) {
    this.clients.delete(client);
  }

  /** Heartbeat of every client; also the moment when slow ones are looked after. */
  async beat() {
    const head = await this.log.head();
    for (const client of this.clients) {
      if (!client.admitted || this.#outlived(client, client.admitted)) continue;
      client.settle(this.now());
      this.#beatTo(client, head);
    }
  }

  /** Sessions and roles also end by time, of which no event tells; such a socket is closed with the next beat. */
  #outlived(client: LiveClient, admitted: Admitted): boolean {
    const reader = this.identity.current(admitted);
    if (!reader) client.close(closeCodes.signedOut, 'session ended');
    else if (audienceKey(reader) === audienceKey(admitted.reader)) return false;
    else client.close(closeCodes.rightsChanged, 'rights changed: read them again');
    return true;
  }

  #beatTo(client: LiveClient, head: number) {
    const beat = beatOf(client, {
      epoch: this.log.epoch,
      head,
      serverTime: instantOf(this.clock.micros()),
      seal: this.sealState.beat(head),
      recording: this.log.health().state === 'ready',
      runner: this.runner,
      registers: this.registers,
      now: this.now(),
    });
    client.send(beat);
  }

  async #hello(client: LiveClient, { protocol, ticket }: Extract<ClientFrame, { op: 'hello' }>) {
    const admitted = protocol === liveProtocol ? this.identity.redeem(ticket) : undefined;
    if (!admitted || (client.admitted && client.admitted.realm !== admitted.realm))
      return client.close(closeCodes.signedOut, 'no valid ticket');
    const sockets = [...this.clients].filter((other) => other !== client && other.admitted?.userId === admitted.userId);
    if (sockets.length >= this.limits.socketsPerPerson) {
      client.refuse('TOO_MANY_REQUESTS', `You have ${sockets.length} windows open; close one of them.`);
      return client.close(closeCodes.tooManySockets, 'too many windows');
    }
    client.admitted = admitted;
    client.send({
      op: 'welcome',
      protocol: liveProtocol,
      epoch: this.log.epoch,
      realm: admitted.realm,
      head: await this.log.head(),
      serverTime: instantOf(this.clock.micros()),
      build: this.settings.build,
      limits: { maxPayload: this.limits.maxPayload, messagesPerMinute: this.limits.messagesPerMinute },
    });
  }

  async #watch(client: LiveClient, { topic, since }: Extract<ClientFrame, { op: 'watch' }>) {
    const { reader } = client.admitted!;
    if (this.rows.serves(topic)) return this.rows.begin(client, topic);
    const board = this.#topics.get(this.boards.of(topic, reader).board.topic)!;
    this.#unwatch(client, topic);
    const watch = client.watchOf();
    client.boards.set(board, watch);
    const resume = since?.epoch === this.log.epoch ? board.resumePoint(since.definition, since.position) : undefined;
    board.join(watch, reader, resume);
  }

  #unwatch(client: LiveClient, topic: string) {
    client.rows.delete(topic);
    const board = this.#topics.get(topic);
    const watch = board && client.boards.get(board);
    if (!board || !watch) return;
    board.leave(watch);
    client.boards.delete(board);
  }

  #applied(client: LiveClient, topic: string, position: number) {
    const board = this.#topics.get(topic);
    if (board) client.boards.get(board)?.acknowledge(position);
    client.settle(this.now());
  }

  #changed(changes: readonly PictureChange[]) {
    for (const { picture, keys } of changes) this.#topics.get(picture.of.name)?.mark(keys, this.now());
    if (changes.length > 0) this.#flush.request();
  }

  #broadcast() {
    for (const topic of this.#topics.values()) topic.flush();
  }

  #identityChanged({ userId, kind, session }: IdentityChange) {
    for (const client of this.clients) {
      if (client.admitted?.userId !== userId) continue;
      if (session !== undefined && client.admitted.session !== session) continue;
      const [code, reason] =
        kind === 'rights'
          ? ([closeCodes.rightsChanged, 'rights changed: read them again'] as const)
          : ([closeCodes.signedOut, 'session ended'] as const);
      client.close(code, reason);
    }
  }
}
