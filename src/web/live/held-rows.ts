import { canonical } from '../../../contracts/encoding';
import type { Change, Row, Since, Snapshot } from '../../../contracts/live';
import { type HeldRow, type RowTable, rowTable } from './row-table';

export type { HeldRow } from './row-table';

/** `gap`: watch again with `since`; `mismatch`: watch again without it. */
export type Taken = 'applied' | 'partial' | 'dropped' | 'gap' | 'mismatch';

interface Arriving {
  readonly position: number;
  readonly definition: string;
  readonly rows: Map<string, Row>;
  readonly parts: Set<number>;
  readonly waiting: Change[];
}
interface Held {
  readonly table: RowTable;
  position: number;
  complete: boolean;
  definition: string;
  epoch: string;
  arriving: Arriving | undefined;
}

/** The rows of one board with their position; takes frames in the order they came and never shows half a snapshot. */
export interface HeldRows {
  readonly rows: ReadonlyMap<string, HeldRow>;
  readonly position: () => number;
  readonly complete: () => boolean;
  /** Rows received of a snapshot that is still coming. */
  readonly arriving: () => number;
  /** True while parts of a snapshot are missing. */
  readonly halfway: () => boolean;
  /** Another answer was asked for: what came of an earlier snapshot counts no more. */
  readonly begin: () => void;
  readonly since: (epoch: string) => Since | undefined;
  readonly take: (frame: Snapshot | Change, at: number) => Taken;
  /** Moves the position where a heartbeat says that nothing happened in between; true when it moved. */
  readonly advance: (position: number) => boolean;
  /** False where the sum of the rows held differs from the one told for the same position. */
  readonly agrees: (position: number, rowSum: string | undefined) => boolean;
  /** Rows of another history stay until the new snapshot replaces them, and count as incomplete. */
  readonly belongsTo: (epoch: string) => void;
  /** Only a whole new snapshot is believed from here on. */
  readonly doubt: () => void;
  readonly clear: () => void;
  readonly touched: () => ReadonlySet<string>;
}

const agrees = (held: Held, told: number, rowSum: string | undefined) =>
  rowSum === undefined || !held.complete || told !== held.position || held.table.sumText() === rowSum;

function commit(held: Held, whole: Arriving, at: number) {
  const { table } = held;
  const seen = table.rows.size > 0 ? at : undefined;
  for (const key of [...table.rows.keys()]) if (!whole.rows.has(key)) table.put(key, null, whole.position, seen);
  for (const [key, row] of whole.rows) {
    const known = table.rows.get(key);
    if (!known || canonical(known.row) !== canonical(row)) table.put(key, row, whole.position, seen);
  }
  held.position = whole.position;
  held.definition = whole.definition;
  held.complete = true;
  held.arriving = undefined;
}

const begun = ({ position, definition }: Snapshot): Arriving => ({
  position,
  definition,
  rows: new Map(),
  parts: new Set(),
  waiting: [],
});

function part(held: Held, frame: Snapshot, at: number): Taken {
  // A node that is behind answers with rows older than those shown (F17).
  if (held.complete && frame.position < held.position) return 'dropped';
  const { arriving } = held;
  const same = arriving?.position === frame.position && arriving.definition === frame.definition;
  const whole = arriving && same ? arriving : begun(frame);
  held.arriving = whole;
  for (const [key, row] of Object.entries(frame.rows)) whole.rows.set(key, row);
  whole.parts.add(frame.part);
  if (whole.parts.size < frame.parts) return 'partial';
  commit(held, whole, at);
  if (!agrees(held, frame.position, frame.rowSum)) return 'mismatch';
  const later = whole.waiting.map((waiting) => change(held, waiting, at));
  return later.find((taken) => taken === 'gap' || taken === 'mismatch') ?? 'applied';
}

function change(held: Held, frame: Change, at: number): Taken {
  if (held.arriving) {
    held.arriving.waiting.push(frame);
    return 'partial';
  }
  // Without a snapshot there is nothing to change; the one that was asked for will hold this change.
  if (!held.complete || frame.to <= held.position) return 'dropped';
  if (frame.from > held.position) return 'gap';
  for (const [key, row] of Object.entries(frame.rows))
    if (row !== null || held.table.rows.has(key)) held.table.put(key, row, frame.to, at);
  held.position = frame.to;
  return agrees(held, frame.to, frame.rowSum) ? 'applied' : 'mismatch';
}

function doubt(held: Held) {
  held.complete = false;
  held.arriving = undefined;
}

function advance(held: Held, to: number) {
  if (!held.complete || held.arriving || to <= held.position) return false;
  held.position = to;
  return true;
}

/** Makes an empty board that nothing has been received for. */
export function holdRows(): HeldRows {
  const held: Held = {
    table: rowTable(),
    position: 0,
    complete: false,
    definition: '',
    epoch: '',
    arriving: undefined,
  };
  return {
    rows: held.table.rows,
    position: () => held.position,
    complete: () => held.complete,
    arriving: () => held.arriving?.rows.size ?? 0,
    halfway: () => held.arriving !== undefined,
    begin: () => {
      held.arriving = undefined;
    },
    since: (epoch) =>
      held.complete && held.epoch === epoch
        ? { epoch, definition: held.definition, position: held.position }
        : undefined,
    take: (frame, at) => (frame.op === 'snapshot' ? part(held, frame, at) : change(held, frame, at)),
    advance: (to) => advance(held, to),
    agrees: (told, rowSum) => agrees(held, told, rowSum),
    belongsTo: (epoch) => {
      if (held.epoch !== epoch) doubt(held);
      held.arriving = undefined;
      held.epoch = epoch;
    },
    doubt: () => doubt(held),
    clear: () => {
      held.table.clear();
      doubt(held);
      held.position = 0;
    },
    touched: held.table.touched,
  };
}
