import type { Row } from '../../../contracts/live';
import { noRows, type RowSum, rowCrc, rowSumText, withoutRow, withRow } from '../../../contracts/row-sum';

/** One row as this page holds it; a new object whenever the row changes, so that readers compare by identity. */
export interface HeldRow {
  readonly key: string;
  readonly row: Row;
  /** The version before, where this page saw the change. */
  readonly before?: Row;
  /** Monotonic milliseconds of the change as seen here. */
  readonly changedAt?: number;
  /** Position of the frame that brought this version. */
  readonly position: number;
}

/** Rows by key with their running checksum, computed only when it is asked for. */
export interface RowTable {
  readonly rows: Map<string, HeldRow>;
  /** Puts or removes (null) a row; `at` is when the change was seen, undefined for a first sight. */
  readonly put: (key: string, row: Row | null, position: number, at: number | undefined) => void;
  readonly sumText: () => string;
  readonly clear: () => void;
  /** Keys touched since the last call. */
  readonly touched: () => ReadonlySet<string>;
}

function rowSums(rows: ReadonlyMap<string, HeldRow>) {
  const crcs = new Map<string, number>();
  const unsummed = new Set<string>();
  let sum: RowSum = noRows;
  const settle = (key: string) => {
    const old = crcs.get(key);
    if (old !== undefined) sum = withoutRow(sum, old);
    crcs.delete(key);
    const held = rows.get(key);
    if (!held) return;
    const crc = rowCrc(key, held.row);
    crcs.set(key, crc);
    sum = withRow(sum, crc);
  };
  return {
    changed: (key: string) => unsummed.add(key),
    text: () => {
      for (const key of unsummed) settle(key);
      unsummed.clear();
      return rowSumText(sum);
    },
  };
}

/** An empty table. */
export function rowTable(): RowTable {
  const rows = new Map<string, HeldRow>();
  const sums = rowSums(rows);
  let touched = new Set<string>();
  const put: RowTable['put'] = (key, row, position, at) => {
    const held = rows.get(key);
    if (row === null) rows.delete(key);
    else {
      const before = held && at !== undefined && { before: held.row, changedAt: at };
      rows.set(key, Object.freeze({ key, row: Object.freeze(row), position, ...before }));
    }
    sums.changed(key);
    touched.add(key);
  };
  return {
    rows,
    put,
    sumText: sums.text,
    clear: () => {
      for (const key of [...rows.keys()]) put(key, null, 0, undefined);
    },
    touched: () => {
      const told = touched;
      touched = new Set();
      return told;
    },
  };
}
