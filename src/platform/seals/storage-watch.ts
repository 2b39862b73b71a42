import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EventLog } from '../../../contracts/event-log';
import { Storage, storageLevels, usedPercent } from '../../../contracts/storage';
import { Settings } from '../settings';
import { IntegrityRecords } from './integrity-records';

const lookEveryMs = 5000;
/** Per cent by which use falls below a level before reaching it warns again. */
const slack = 5;
const mebibyte = 1024 * 1024;

/** Warns on the record while there is still room for it that the volume of the log fills up (eventlog.md §8). */
@Injectable()
export class StorageWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Storage');
  #timer: NodeJS.Timeout | undefined;
  /** The highest level that was warned of and is still in use. */
  #warned = 0;

  constructor(
    private readonly log: EventLog,
    private readonly storage: Storage,
    private readonly settings: Settings,
    private readonly records: IntegrityRecords,
  ) {}

  onApplicationBootstrap() {
    if (this.settings.reserveMib === 0) return;
    const look = () => this.look().catch((error) => this.#stop(error));
    this.#timer = setInterval(look, lookEveryMs);
    void look();
  }

  onModuleDestroy() {
    clearInterval(this.#timer);
  }

  /** A volume that does not answer is the log's trouble as well; said once, it need not be asked again. */
  #stop(error: unknown) {
    clearInterval(this.#timer);
    this.#logger.error(`the volume of the log is not watched any more: ${error}`);
  }

  /** Compares what is in use with the levels; a warning that could not be recorded is tried again. */
  async look(): Promise<void> {
    const space = this.storage.space();
    if (!space) return;
    const used = usedPercent(space);
    const level = storageLevels.findLast((one) => used >= one) ?? 0;
    if (level <= this.#warned) {
      this.#warned = storageLevels.findLast((one) => one <= this.#warned && used >= one - slack) ?? 0;
      return;
    }
    // A log that cannot be written says so on every page already.
    if (this.log.health().state !== 'ready') return;
    const before = this.#warned;
    this.#warned = level;
    const recorded = await this.records.record('StorageWarning', {
      at: await this.log.head(),
      cause: `${level} per cent of the volume of the log are in use`,
      outcome: 'make room, or recording ends when it is full',
      usedPercent: used,
      freeMib: Math.floor(space.free / mebibyte),
    });
    if (!recorded) this.#warned = before;
  }
}
