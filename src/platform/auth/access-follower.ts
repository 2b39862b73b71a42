import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EventLog, EventLogError, type RecordedEvent } from '../../../contracts/event-log';
import { RunnerStates } from '../../../contracts/runner-states';
import { pause } from '../pause';
import { AccessHistory } from './access-history';
import { Rights } from './rights';
import { Sessions } from './sessions';

const retryMillis = 500;

/** Keeps rights and sessions as the log says; the application starts when they have caught up with it. */
@Injectable()
export class AccessFollower implements OnModuleInit, OnModuleDestroy {
  readonly #stop = new AbortController();
  readonly #logger = new Logger('Access');
  #through = 0;
  #waiting: { readonly position: number; readonly resolve: () => void }[] = [];
  #done: Promise<void> | undefined;
  readonly #history: AccessHistory;

  constructor(
    private readonly log: EventLog,
    private readonly rights: Rights,
    private readonly sessions: Sessions,
    states: RunnerStates,
  ) {
    this.#history = new AccessHistory(log, states);
  }

  async onModuleInit() {
    const head = await this.log.head();
    const { position, events } = await this.#history.load();
    for (const event of events) this.#take(event);
    this.#through = position;
    this.#done = this.#run();
    await this.reached(head);
  }

  async onModuleDestroy() {
    this.#stop.abort();
    const through = this.#through;
    this.#settle(Number.POSITIVE_INFINITY);
    await this.#done;
    this.#history.save(through, true);
  }

  /** Resolves once everything up to a position is taken in: what somebody just recorded about access then holds. */
  reached(position: number): Promise<void> {
    if (position <= this.#through) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ position, resolve }));
  }

  async #run() {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#follow(signal).catch((error: unknown) => this.#failed(error));
      await pause(retryMillis, signal);
    }
  }

  async #follow(signal: AbortSignal) {
    for await (const { events, through } of this.log.follow({ after: this.#through, signal })) {
      for (const event of events) {
        this.#history.add(event);
        this.#take(event);
      }
      this.#settle(through);
      this.#history.save(through);
    }
  }

  #failed(error: unknown) {
    if (this.#stop.signal.aborted) return;
    this.#logger.error(`rights cannot follow the log: ${error instanceof Error ? error.message : error}`);
    if (error instanceof EventLogError && error.code === 'REWOUND') this.#again();
  }

  #take(event: RecordedEvent) {
    if (event.stream.startsWith('access-')) this.sessions.apply(event);
    if (!event.stream.startsWith('user-')) return;
    this.rights.apply(event);
    if (event.type === 'UserSuspended' || event.type === 'UserClosed')
      this.sessions.endAllOf(event.stream.slice('user-'.length));
  }

  #again() {
    this.#through = 0;
    this.#history.clear();
    this.rights.reset();
    this.sessions.reset();
  }

  #settle(through: number) {
    this.#through = through;
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ position }) => position > through);
    for (const { position, resolve } of waiting) if (position <= through) resolve();
  }
}
