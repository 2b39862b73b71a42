import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Cosigning, type WitnessStatus, witnessPatienceSeconds } from '../../../contracts/cosigning';
import { Boards } from '../pictures/boards';
import { IntegrityRecords } from './integrity-records';
import { integrityOf } from './known-integrity';

const lookEveryMs = 60_000;
/** After so many seconds of one failure it is recorded; after the last of them an alert is raised (trust.md §3.3). */
const failingLevels = [witnessPatienceSeconds, 24 * 3600] as const;

/** Records on `integrity-live` which checkpoints a quorum cosigned, and witnesses that have failed for long. */
@Injectable()
export class WitnessRecords implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  /** By witness: the highest level that is recorded of the failure it is in. */
  readonly #told = new Map<string, number>();

  constructor(
    private readonly cosigning: Cosigning,
    private readonly boards: Boards,
    private readonly records: IntegrityRecords,
  ) {}

  onApplicationBootstrap() {
    this.#timer = setInterval(() => void this.look(), lookEveryMs);
  }

  onModuleDestroy() {
    clearInterval(this.#timer);
  }

  /** Compares what is known of the witnesses with what is on the record. */
  async look(): Promise<void> {
    const { witnesses, quorum } = this.cosigning.status();
    for (const witness of witnesses) await this.#failing(witness);
    await this.#cosigned(quorum.size ?? 0, witnesses);
  }

  /** Only the checkpoints that are on the record themselves: every head would make the log grow by its own seals. */
  async #cosigned(quorumSize: number, witnesses: readonly WitnessStatus[]) {
    const { checkpoint, cosigned } = integrityOf(this.boards) ?? {};
    if (!checkpoint || quorumSize < checkpoint.size || checkpoint.size <= (cosigned?.size ?? 0)) return;
    const names = witnesses.filter((one) => (one.cosigned?.size ?? 0) >= checkpoint.size).map(({ name }) => name);
    await this.records.record('WitnessCosigned', {
      at: checkpoint.size,
      cause: 'the quorum of the policy',
      outcome: 'no other history of these events can be cosigned',
      size: checkpoint.size,
      witnesses: names,
    });
  }

  async #failing({ name, failing }: WitnessStatus) {
    const before = this.#told.get(name) ?? 0;
    const level = failingLevels.findLast((one) => (failing?.seconds ?? 0) >= one) ?? 0;
    if (level === 0) this.#told.delete(name);
    if (!failing || level <= before) return;
    this.#told.set(name, level);
    const recorded = await this.records.record('WitnessFailed', {
      cause: failing.code,
      outcome: 'asked again every minute',
      witness: name,
      failingForSeconds: failing.seconds,
    });
    if (!recorded) this.#told.set(name, before);
  }
}
