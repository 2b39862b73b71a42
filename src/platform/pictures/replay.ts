import { type EventLog, EventLogError, type RecordedEvent } from '../../../contracts/event-log';
import { isCorrection } from '../../../contracts/is-correction';
import type { PictureStore } from '../../../contracts/picture-store';
import { standings } from './corrections';
import { MemoryPicture, type PictureDefinition } from './memory-picture';
import { PictureRefold } from './picture-refold';
import { policiesOf, policiesPicture } from './policies';

const pageSize = 1000;

/** A picture as it was known at a position: the nearest snapshot, folded forward (architecture.md §5). */
export async function replayed(
  log: EventLog,
  store: PictureStore,
  of: PictureDefinition,
  position: number,
): Promise<MemoryPicture> {
  const replay = new Replay(log, store, of);
  for (let after = replay.restore(position); after < position; ) {
    const { events, end, through } = await log.readAll({ after, limit: pageSize });
    for (const event of events) if (event.position <= position) await replay.take(event);
    after = end ? position : through;
  }
  return replay.picture;
}

/** One picture with the corrections and policies under which it is folded. */
class Replay {
  readonly picture: MemoryPicture;
  readonly #standings = new MemoryPicture(standings);
  readonly #policies = new MemoryPicture(policiesPicture);
  readonly #refold: PictureRefold;
  #restoredAt = 0;

  constructor(
    log: EventLog,
    private readonly store: PictureStore,
    of: PictureDefinition,
  ) {
    this.picture = new MemoryPicture(of);
    // The store may know events beyond the snapshot by now; those are folded here and kept by the picture.
    const rowEvents = (name: string, key: string) =>
      store.rowEvents(name, key).filter((position) => position <= this.#restoredAt);
    this.#refold = new PictureRefold(log, { rowEvents }, (id) => this.#standings.rows.get(id)?.row);
  }

  /**
   * Starts from the snapshots unless they lie beyond the position; used only where all were saved together.
   * @returns the position to read on from
   */
  restore(position: number): number {
    const all = [this.picture, this.#standings, this.#policies];
    const snapshots = all.map(({ of, definition }) => this.store.snapshot(of.name, definition));
    const at = snapshots[0]?.position ?? 0;
    if (at > position || snapshots.some((one) => one?.position !== at)) return 0;
    for (const [index, one] of all.entries()) one.restore(snapshots[index]!);
    this.#restoredAt = at;
    return at;
  }

  async take(event: RecordedEvent) {
    const context = () => ({ policies: policiesOf(this.#policies) });
    this.#standings.apply(event, context());
    this.#policies.apply(event, context());
    try {
      if (isCorrection(event.type)) await this.#refold.again(this.picture, event, context());
      else this.picture.apply(event, context());
    } catch (error) {
      // What the running picture parked is left out here too.
      if (error instanceof EventLogError) throw error;
      this.picture.pass(event.position);
    }
  }
}
