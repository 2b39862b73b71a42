import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { Clock } from '../../../contracts/clock';
import { Cosigning, isUnwitnessed, type WitnessStatus, witnessPatienceSeconds } from '../../../contracts/cosigning';
import type { FollowBatch } from '../../../contracts/event-log';
import type { SealBeat } from '../../../contracts/live';
import { Seals } from '../../../contracts/seals';
import { PictureRunner } from '../pictures/picture-runner';

/** How long an event may wait for its seal before the frame says since when (experience.md §9). */
const patienceMs = 5000;
/** Batches remembered while nothing is sealed: those that waited first, of which the oldest says since when. */
const mostBatches = 10_000;

const isCurrent = ({ cosigned, failing }: WitnessStatus) =>
  cosigned !== undefined && (failing === undefined || failing.seconds < witnessPatienceSeconds);

interface Waiting {
  readonly through: number;
  readonly recordedAt: string;
  /** Real time, in milliseconds. */
  readonly at: number;
}

/** How far the log is sealed, as every heartbeat tells it. */
@Injectable()
export class SealState implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #waiting: Waiting[] = [];
  #following: Subscription | undefined;
  #verification: string | undefined;
  #stopListening: (() => void) | undefined;

  constructor(
    private readonly seals: Seals,
    private readonly cosigning: Cosigning,
    private readonly runner: PictureRunner,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap() {
    this.#stopListening = this.cosigning.listen(() => this.#heardWitness());
    this.#following = this.runner.events.subscribe((batch) => this.#take(batch));
    await this.cosigning.start();
  }

  onModuleDestroy() {
    this.#following?.unsubscribe();
    this.#stopListening?.();
  }

  /** The log failed its verification; undefined once it passes again. */
  failed(reason: string | undefined) {
    this.#verification = reason;
  }

  /** @param head newest position, which in an unbranched log is the number of events */
  beat(head: number, now = performance.now()): SealBeat {
    const size = this.#sealed();
    const oldest = this.#waiting[0];
    const trouble = this.seals.trouble() ?? this.cosigning.trouble() ?? this.#verification;
    const { witnesses, quorum } = this.cosigning.status();
    return {
      size,
      cosigned: witnesses.filter((witness) => isCurrent(witness)).length,
      witnesses: witnesses.length,
      unsealed: Math.max(0, head - size),
      ...(isUnwitnessed(quorum, this.clock.micros()) && { unwitnessed: true }),
      ...(oldest && now - oldest.at > patienceMs && { unsealedSince: oldest.recordedAt }),
      ...(trouble !== undefined && { trouble }),
    };
  }

  /** A witness that has seen more of this log than there is knows that something was lost (trust.md §3.3). */
  #heardWitness() {
    const ahead = this.cosigning.trouble();
    if (ahead !== undefined) this.seals.halt(ahead);
  }

  /** Number of sealed events; what waited for them waits no more. */
  #sealed(): number {
    const size = this.seals.head()?.size ?? 0;
    while (this.#waiting[0] && this.#waiting[0].through <= size) this.#waiting.shift();
    return size;
  }

  #take({ events, through }: FollowBatch) {
    const [first] = events;
    if (!first || this.seals.origin === '') return;
    if (this.#waiting.length >= mostBatches) this.#sealed();
    if (this.#waiting.length >= mostBatches) return;
    this.#waiting.push({ through, recordedAt: first.metadata.recordedAt, at: performance.now() });
  }
}
