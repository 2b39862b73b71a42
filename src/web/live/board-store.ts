import type { Change, Snapshot } from '../../../contracts/live';
import { type HeldRow, type HeldRows, holdRows, type Taken } from './held-rows';

type Told = () => void;

/** What a board looks like from outside; a new object after each change of the whole. */
export interface BoardView {
  readonly version: number;
  readonly complete: boolean;
  readonly position: number;
  /** Rows of a snapshot that is still coming in parts. */
  readonly arriving: number;
}

/** Rows of one realm and board, with a subscription per row and one for the whole. */
export interface BoardStore {
  readonly topic: string;
  readonly rows: ReadonlyMap<string, HeldRow>;
  readonly held: HeldRows;
  readonly view: () => BoardView;
  readonly row: (key: string) => HeldRow | undefined;
  readonly subscribe: (told: Told) => Told;
  readonly subscribeRow: (key: string, told: Told) => Told;
  /** Applies a frame without telling anybody; `flush` tells. */
  readonly take: (frame: Snapshot | Change) => Taken;
  readonly flush: () => void;
  readonly clear: () => void;
}

const unchanged = (a: BoardView, held: HeldRows) =>
  a.complete === held.complete() && a.position === held.position() && a.arriving === held.arriving();

const viewOf = (held: HeldRows, version: number): BoardView => ({
  version,
  complete: held.complete(),
  position: held.position(),
  arriving: held.arriving(),
});

/** Readers of single rows. */
function rowReaders() {
  const byRow = new Map<string, Set<Told>>();
  return {
    tell: (keys: Iterable<string>) => {
      for (const key of keys) for (const told of [...(byRow.get(key) ?? [])]) told();
    },
    subscribe: (key: string, told: Told) => {
      const readers = byRow.get(key) ?? new Set();
      byRow.set(key, readers.add(told));
      return () => {
        readers.delete(told);
        if (readers.size === 0 && byRow.get(key) === readers) byRow.delete(key);
      };
    },
  };
}

/** Makes the store of a board; rows come from frames alone. */
export function createBoardStore(topic: string): BoardStore {
  const held = holdRows();
  const all = new Set<Told>();
  const readers = rowReaders();
  let view = viewOf(held, 0);
  const flush = () => {
    const touched = held.touched();
    if (touched.size === 0 && unchanged(view, held)) return;
    view = viewOf(held, view.version + Math.min(1, touched.size));
    readers.tell(touched);
    for (const told of [...all]) told();
  };
  return {
    topic,
    rows: held.rows,
    held,
    view: () => view,
    row: (key) => held.rows.get(key),
    subscribe: (told) => {
      all.add(told);
      return () => all.delete(told);
    },
    subscribeRow: readers.subscribe,
    take: (frame) => held.take(frame, performance.now()),
    flush,
    clear: () => {
      held.clear();
      flush();
    },
  };
}
