import type { ReactNode } from 'react';
import type { Json, JsonObject } from '../../../contracts/encoding';

/** A row as a column reads it. */
export interface Cells {
  readonly key: string;
  readonly row: JsonObject;
}
/** `narrow` beside a drawer, `slim` beside a command form, where four columns are all there is room for. */
export type Room = 'wide' | 'narrow' | 'slim';

/** What a cell may need besides its row. */
export interface CellContext {
  readonly room: Room;
  readonly focused: boolean;
}

/** One column of a board, declared once for grid, plain table, sorting and filtering. */
export interface Column {
  /** Member of the row that it shows first. */
  readonly name: string;
  /** Text key of the heading. */
  readonly label: string;
  /** Pixels; absent takes the rest. */
  readonly width?: number;
  /** Beside a drawer or form; default the width. */
  readonly narrowWidth?: number | 'rest';
  /** Beside a form; default the narrow width. */
  readonly slimWidth?: number | 'rest';
  /** Not drawn while a drawer is open. */
  readonly wideOnly?: boolean;
  /** Stays while a command form is open; without any such column the first four stay. */
  readonly slim?: boolean;
  readonly align?: 'end';
  /** Members whose change underlines the cell; default the name. */
  readonly of?: readonly string[];
  readonly cell: (cells: Cells, context: CellContext) => ReactNode;
  /** Value that rows are ordered by; absent: the column cannot be sorted by. */
  readonly order?: (row: JsonObject) => string | number | null;
  /** Words that a filter on this column compares with; default the text of the member. */
  readonly words?: (row: JsonObject) => readonly string[];
  /** The cell stands at the edge of the row without its own padding. */
  readonly kind?: 'severity' | 'money' | 'time' | 'age';
}

/** A board as a grid: its columns, its usual order and how rows are named. */
export interface GridModel {
  readonly topic: string;
  readonly columns: readonly Column[];
  readonly sort: readonly Sort[];
  readonly severity?: (row: JsonObject) => number;
  /** Members offered for grouping, with the words of a group. */
  readonly groups?: Readonly<Record<string, GroupBy>>;
  /** Area of the catalogue that has the board's words, among them `title`. */
  readonly noun: string;
  /** Text key of the number of rows in a group; default the bare number. */
  readonly groupCount?: string;
  /** Words of a value in a filter chip. */
  readonly filterWords?: (column: string, value: string) => string | undefined;
}
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}
export interface GroupBy {
  /** Text key of its name; default the heading of the column of that name. */
  readonly label?: string;
  /** Text key of the number of groups; absent: it is not told. */
  readonly count?: string;
  readonly of: (row: JsonObject) => string;
  /** Words of the group. */
  readonly words: (group: string) => string;
  /** Rows that stand above the groups, without a heading. */
  readonly loose?: (row: JsonObject) => boolean;
  /** Order of groups; default by words. */
  readonly rank?: (group: string) => number;
}

/** Text of a value for filters and plain tables. */
export const textOf = (value: Json | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
