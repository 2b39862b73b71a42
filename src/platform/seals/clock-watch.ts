import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, microsOf } from '../../../contracts/clock';
import { EventLog } from '../../../contracts/event-log';
import { Settings } from '../settings';
import { IntegrityRecords } from './integrity-records';

const lookEveryMs = 10_000;
/** A change between looks that is none of the clock's own running, in milliseconds (trust.md R9). */
const stepMs = 1000;

/** Puts on the record that the machine's time was set. What is recorded keeps its order all the same. */
@Injectable()
export class ClockWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Clock');
  #timer: NodeJS.Timeout | undefined;
  #offset: number;

  constructor(
    private readonly clock: Clock,
    private readonly log: EventLog,
    private readonly settings: Settings,
    private readonly records: IntegrityRecords,
  ) {
    this.#offset = this.#now();
  }

  onApplicationBootstrap() {
    if (!this.clock.real) return;
    this.#timer = setInterval(() => this.#attempt(this.look()), lookEveryMs);
    if (this.settings.acceptClock) this.#attempt(this.#accepted());
  }

  #attempt(look: Promise<void>) {
    look.catch((error) => this.#logger.error(`the clock could not be compared: ${error}`));
  }

  onModuleDestroy() {
    clearInterval(this.#timer);
  }

  /** How far the clock is behind the newest event, which a start was told to accept. */
  async #accepted() {
    const head = await this.log.head();
    const { events } = await this.log.readAll({ after: Math.max(0, head - 1), limit: 1 });
    const [newest] = events;
    if (!newest) return;
    const step = this.clock.micros() / 1000 - microsOf(newest.metadata.recordedAt) / 1000;
    if (step < 0) await this.#record(Math.round(step), 'the clock is behind the log, which --accept-clock let be');
  }

  /** Compares the clock with how long this process has run since the last look. */
  async look(): Promise<void> {
    const offset = this.#now();
    const step = Math.round(offset - this.#offset);
    this.#offset = offset;
    if (Math.abs(step) > stepMs) await this.#record(step, 'the clock went on otherwise than this process ran');
  }

  /** Milliseconds of the clock when this process began. */
  #now() {
    return this.clock.micros() / 1000 - performance.now();
  }

  async #record(step: number, cause: string) {
    const outcome = 'events keep the order of their recording';
    await this.records.record('ClockStepped', {
      at: await this.log.head(),
      cause,
      outcome,
      stepMs: Math.abs(step),
      backwards: step < 0,
    });
  }
}
