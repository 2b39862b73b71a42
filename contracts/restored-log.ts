import type { LogRestoredFields } from './backup';

/** What a restore left to be recorded first: that acknowledged events are missing (trust.md §17.3). */
export abstract class RestoredLog {
  /** Undefined where nothing was lost, or the loss is recorded. */
  abstract loss(): LogRestoredFields | undefined;
  /** The loss is on the record. */
  abstract recorded(): void;
}
