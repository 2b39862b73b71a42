import type { EventLog, RecordedEvent } from '../../../contracts/event-log';
import type { PictureStore } from '../../../contracts/picture-store';
import type { FoldContext } from '../../../projections/board';
import type { Standing } from './corrections';
import type { MemoryPicture } from './memory-picture';
import { eventOf, standingAt } from './read-back';

/** Folds the rows of pictures again that a corrected or struck event has contributed to, each from a blank row. */
export class PictureRefold {
  constructor(
    private readonly log: EventLog,
    private readonly store: Pick<PictureStore, 'rowEvents'>,
    private readonly standingOf: (eventId: string) => Standing | undefined,
  ) {}

  /** @returns the keys of the rows; throws what a fold throws */
  async again(picture: MemoryPicture, correction: RecordedEvent, context: FoldContext): Promise<readonly string[]> {
    const { targetEventId } = correction.data as unknown as { targetEventId: string };
    const target = await eventOf(this.log, correction.stream, targetEventId);
    const keys = target ? picture.touched(target) : [];
    for (const key of keys) picture.refold(key, await this.#eventsOf(picture, key), correction.position, context);
    picture.pass(correction.position);
    return keys;
  }

  /** While a snapshot is on its way to the store, its row events may be found in both places. */
  #eventsOf(picture: MemoryPicture, key: string): Promise<readonly RecordedEvent[]> {
    const stored = this.store.rowEvents(picture.of.name, key);
    return standingAt(this.log, [...new Set([...stored, ...picture.unsavedEvents(key)])], this.standingOf);
  }
}
