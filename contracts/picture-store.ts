import type { Json, JsonObject } from './encoding';

/** One row of a picture as the store keeps it. */
export interface StoredRow {
  readonly key: string;
  readonly row: Json;
  readonly scope: JsonObject;
}
/** A picture at a position; rows and position go to the store in one transaction. */
export interface PictureSnapshot {
  readonly picture: string;
  readonly definition: string;
  readonly position: number;
  readonly rows: readonly StoredRow[];
  /** Which events made which row, since the snapshot before. */
  readonly rowEvents: readonly RowEvent[];
  readonly parked: readonly ParkedEvent[];
}
export interface RowEvent {
  readonly key: string;
  readonly position: number;
}
/** An event that a fold could not take: nothing is skipped silently. */
export interface ParkedEvent {
  readonly picture: string;
  readonly position: number;
  readonly eventId: string;
  readonly reason: string;
}

/** How a register's table looks in the store. */
export interface RegisterTable {
  readonly name: string;
  readonly definition: string;
  readonly columns: Readonly<Record<string, 'text' | 'integer'>>;
  readonly indexes: readonly string[];
  readonly search: readonly string[];
}
/** A row of a register as it is written. */
export interface RegisterWrite {
  readonly key: string;
  /** Absent: the row is removed. */
  readonly row?: JsonObject;
  readonly shown?: JsonObject;
  readonly scope?: JsonObject;
  /** Position of the newest event of the row; pages are in this order unless a column is asked for. */
  readonly position: number;
  /** Texts of the searchable members, opened where they are sealed. */
  readonly texts?: Readonly<Record<string, string>>;
  /** The event that a row of one event stands for. */
  readonly eventId?: string;
}
export interface RegisterBatch {
  readonly table: RegisterTable;
  readonly position: number;
  readonly rows: readonly RegisterWrite[];
  readonly rowEvents: readonly RowEvent[];
  readonly parked: readonly ParkedEvent[];
}

/** Which rows of a register are asked for. */
export interface RegisterQuery {
  /** Equal to the value, or to one of the values. */
  readonly filter: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  /** Words, all of which must occur; in these members only. */
  readonly text?: { readonly words: string; readonly members: readonly string[] };
  /** Leaves out rows of other countries before they are read; who may see a row is decided again, row by row. */
  readonly within?: { readonly countries: readonly string[]; readonly userId: string };
  /** Start after this place of the order; absent: at the first row. */
  readonly after?: Place;
  readonly backwards?: true;
  readonly limit: number;
  /** Column to order by, newest or greatest first; default the position. */
  readonly order?: string;
}
export interface Place {
  readonly value: string | number;
  readonly id: number;
}
export interface RegisterHit {
  readonly id: number;
  readonly key: string;
  readonly position: number;
  readonly shown: JsonObject;
  readonly scope: JsonObject;
  /** Value of the column ordered by. */
  readonly value: string | number;
}

/** The store of registers and board snapshots, one per realm and node; rebuilt from the log whenever it is lost. */
export abstract class PictureStore {
  /** The newest snapshot of a picture under this definition. */
  abstract snapshot(picture: string, definition: string): Omit<PictureSnapshot, 'rowEvents'> | undefined;
  /** Positions of the events that made a row, ascending. */
  abstract rowEvents(picture: string, key: string): readonly number[];
  /** Resolves once they are stored, where another thread writes them. */
  abstract saveSnapshots(snapshots: readonly PictureSnapshot[]): void | Promise<void>;
  /** Opens or creates the table of a definition; answers the position it stands at. */
  abstract openRegister(table: RegisterTable): number;
  /** Runs work that reads and writes many rows as one transaction: all of it is kept, or nothing. */
  abstract together<T>(work: () => T): T;
  /** Rows and positions of one batch in one transaction. */
  abstract write(batches: readonly RegisterBatch[]): void;
  /** Makes the table of this definition the one that readers see, and drops older ones. */
  abstract swapIn(table: RegisterTable): void;
  abstract registerRow(
    table: RegisterTable,
    key: string,
  ): { readonly row: JsonObject; readonly scope: JsonObject } | undefined;
  /** Keys of rows that stand for this event. */
  abstract rowsOfEvent(table: RegisterTable, eventId: string): readonly RegisterHit[];
  /** Rows as readers see the register now; empty while no table was swapped in. */
  abstract query(name: string, query: RegisterQuery): readonly RegisterHit[];
  abstract find(name: string, keys: readonly string[]): readonly RegisterHit[];
  /** Position up to which the readable table reaches, and its definition. */
  abstract reached(name: string): { readonly position: number; readonly definition: string; readonly parked: number };
  abstract close(): void;
}
