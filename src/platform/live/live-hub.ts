import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, instantOf } from '../../../contracts/clock';
import { categoryOf, EventLog, idOf } from '../../../contracts/event-log';
import { type ClientFrame, closeCodes, liveProtocol } from '../../../contracts/live';
import { Refusal } from '../../../contracts/refusals';
import { References } from '../ledger/references';
import { Streams } from '../ledger/streams';
import { Boards } from '../pictures/boards';
import { type PictureChange, PictureRunner } from '../pictures/picture-runner';
import { Registers } from '../pictures/registers';
import { deciderOf } from '../registry';
import { SealedReader } from '../sealing/sealed-reader';
import { Settings } from '../settings';
import { BoardTopic } from './board-topic';
import { beatOf } from './beat';
import { SelfTuningFlush } from './flush';
import type { LiveClient } from './live-client';
import { type IdentityChange, LiveIdentity } from './live-identity';
import type { LiveLimits } from './limits';
import { rowChange, rowSnapshot, type RowTopic } from './row-topics';

/** Pushes boards to their watchers: topics, audiences, and the frames that clients send. */
@Injectable()
export class LiveHub implements OnApplicationBootstrap, OnModuleDestroy {
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
    private readonly streams: Streams,
    private readonly references: References,
    private readonly identity: LiveIdentity,
    private readonly settings: Settings,
    sealed: SealedReader,
  ) {
    this.limits = settings.live;
    for (const running of boards.all()) {
      this.#topics.set(running.board.topic, new BoardTopic(running, (row, reader) => sealed.open(row, reader)));
    }
  }

  onApplicationBootstrap() {
    this.runner.changes.subscribe((changes) => this.#changed(changes));
    this.runner.events.subscribe(({ events }) => this.#tellRecords(new Set(events.map(({ stream }) => stream))));
    this.registers.gained.subscribe(({ register, count, reader }) => this.#tellRegister(register, count, reader));
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
      if (!client.admitted) continue;
      client.settle(this.now());
      client.send(
        beatOf(client, {
          epoch: this.log.epoch,
          head,
          serverTime: instantOf(this.clock.micros()),
          recording: this.log.health().state === 'ready',
          runner: this.runner,
          registers: this.registers,
          now: this.now(),
        }),
      );
    }
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
    const reader = client.admitted!.reader;
    if (topic.startsWith('record:')) return this.#watchRecord(client, topic);
    if (this.registers.has(topic)) {
      this.registers.assertReadable(topic, reader);
      return this.#watchRows(client, { topic, sentTo: this.registers.position(topic), row: { count: 0 } });
    }
    const board = this.#topics.get(this.boards.of(topic, reader).board.topic)!;
    client.boards.get(board) && board.leave(client.boards.get(board)!);
    const watch = client.watchOf();
    client.boards.set(board, watch);
    const resume = since?.epoch === this.log.epoch ? board.resumePoint(since.definition, since.position) : undefined;
    board.join(watch, reader, resume);
  }

  async #watchRecord(client: LiveClient, topic: string) {
    const stream = topic.slice('record:'.length);
    const decider = deciderOf(categoryOf(stream));
    if (!decider || !(await this.references.sees(categoryOf(stream), idOf(stream), client.admitted!.reader)))
      throw new Refusal('NOT_FOUND', { stream });
    const { revision, position } = await this.streams.load(decider, stream);
    this.#watchRows(client, { topic, sentTo: position, row: { revision, position } });
  }

  #watchRows(client: LiveClient, row: RowTopic) {
    client.rows.set(row.topic, row);
    client.send(rowSnapshot(row, row.sentTo));
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

  #tellRecords(streams: ReadonlySet<string>) {
    for (const client of this.clients) {
      for (const row of client.rows.values()) {
        if (row.topic.startsWith('record:') && streams.has(row.topic.slice(7))) void this.#tellRecord(client, row);
      }
    }
  }

  async #tellRecord(client: LiveClient, row: RowTopic) {
    const stream = row.topic.slice('record:'.length);
    const { revision, position } = await this.streams.load(deciderOf(categoryOf(stream))!, stream);
    if (position > row.sentTo) this.#tell(client, row, { revision, position }, position);
  }

  #tellRegister(register: string, count: number, seenBy: (client: LiveClient['admitted']) => boolean) {
    for (const client of this.clients) {
      const row = client.rows.get(register);
      if (row && seenBy(client.admitted)) {
        this.#tell(client, row, { count: (row.row.count ?? 0) + count }, this.registers.position(register));
      }
    }
  }

  #tell(client: LiveClient, row: RowTopic, next: RowTopic['row'], to: number) {
    row.row = next;
    client.send(rowChange(row, to));
    row.sentTo = to;
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
