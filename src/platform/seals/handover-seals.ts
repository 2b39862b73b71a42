import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { Seals } from '../../../contracts/seals';
import { PictureRunner } from '../pictures/picture-runner';

/** A handover that is signed, and one that is accepted. */
const handovers: ReadonlySet<string> = new Set(['HandoverPrepared', 'HandoverAccepted']);

/** Keeps a checkpoint at each handover of a watch, which prints it (trust.md §3.1, S3 and S4). */
@Injectable()
export class HandoverSeals implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Handover');
  #following: Subscription | undefined;

  constructor(
    private readonly seals: Seals,
    private readonly runner: PictureRunner,
  ) {}

  onApplicationBootstrap() {
    this.#following = this.runner.events.subscribe(({ events }) => {
      const last = events.findLast(({ type }) => handovers.has(type));
      if (!last || this.#isKept(last.position)) return;
      this.seals
        .seal('handover')
        .catch((error) => this.#logger.error(`the handover at #${last.position} is not under a seal yet: ${error}`));
    });
  }

  onModuleDestroy() {
    this.#following?.unsubscribe();
  }

  /** A start reads again what was sealed before it. */
  #isKept(position: number) {
    return this.seals.kept(20).some(({ reason, size }) => reason === 'handover' && size >= position);
  }
}
