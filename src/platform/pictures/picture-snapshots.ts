import type { ParkedEvent, PictureStore } from '../../../contracts/picture-store';
import type { MemoryPicture } from './memory-picture';

/** What a runner keeps in the store: the rows of its pictures, with the events that each could not take. */
export class PictureSnapshots {
  readonly #parked: ParkedEvent[] = [];

  /** @param pictures grows while pictures are registered */
  constructor(
    private readonly store: PictureStore,
    private readonly pictures: readonly MemoryPicture[],
  ) {}

  park(event: ParkedEvent) {
    this.#parked.push(event);
  }

  /** Events that a picture could not take. */
  parked(picture: string): readonly ParkedEvent[] {
    return this.#parked.filter((event) => event.picture === picture);
  }

  restore() {
    for (const picture of this.pictures) {
      const snapshot = this.store.snapshot(picture.of.name, picture.definition);
      if (!snapshot) continue;
      picture.restore(snapshot);
      this.#parked.push(...snapshot.parked);
    }
  }

  /** Writes snapshots of all pictures as they are now; rows and positions go together. */
  async save() {
    const snapshots = this.pictures.map((picture) => ({
      ...picture.snapshot(),
      parked: this.parked(picture.of.name),
    }));
    await this.store.saveSnapshots(snapshots);
    for (const [index, picture] of this.pictures.entries()) picture.saved(snapshots[index]!);
  }
}
