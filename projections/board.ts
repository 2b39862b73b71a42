import type { JsonObject } from '../contracts/encoding';
import type { RecordedEvent } from '../contracts/event-log';
import type { Known, Msg } from '../contracts/kernel/messages';
import type { Policies } from '../contracts/policies';
import type { Role } from '../contracts/vocabulary/roles';

/** What a fold may use besides its row and the event: the policies in force when the event was recorded. */
export interface FoldContext {
  readonly policies: Policies;
}

/** How rows are made from events; shared by boards and by registers whose rows have several events. */
export interface RowFold<Row, E extends Msg> {
  /** Keys of the rows that an event touches; an event that lacks the key touches none. */
  readonly keys: (event: Known<E>) => readonly string[];
  readonly blank: Row;
  /** Reads and returns only its own row; `undefined` removes it. Sealed values are copied by `sealedAt`, never opened. */
  readonly on: {
    readonly [T in E['type']]?: (row: Row, event: Known<E, T>, key: string, context: FoldContext) => Row | undefined;
  };
}

/** A keyed live picture of some events. Its topic is its WebSocket address. */
export interface Board<Row, Shown extends JsonObject, E extends Msg> extends RowFold<Row, E> {
  readonly topic: string;
  /** Raised when the meaning of a column changes; any change of code rebuilds the board anyway. */
  readonly version: number;
  /**
   * Category whose stream `<category>-<key>` is the row's own: its handling is the row's (domain.md §3). Null where rows
   * are items of records: then the most restricted of their events decides.
   */
  readonly category: string | null;
  /** Further categories whose records are rows of the board. */
  readonly otherCategories?: readonly string[];
  /** Roles that may read the board at all; row scope applies to all of them. */
  readonly readers: readonly Role[] | 'any';
  /** The row as readers see it: sets become counts, plain JSON, no fractions. Every column is a member of every row. */
  readonly show: (row: Row, key: string) => Shown;
  /** When a row leaves the board by itself, in log time (recordedAt of the newest event); absent: never. */
  readonly leaves?: (row: Row) => string | undefined;
}

export const board =
  <E extends Msg>() =>
  <Row, Shown extends JsonObject>(definition: Board<Row, Shown, E>): Board<Row, Shown, E> =>
    definition;

/** A copy of a sealed value that remembers where it stands, so that it can be opened at the edge (trust.md §11.2). */
export const sealedAt = <S extends object>(
  event: Pick<RecordedEvent, 'id' | 'type' | 'metadata'>,
  field: string,
  sealed: S,
) => ({
  ...sealed,
  at: `${event.id}#/${field}`,
  type: event.type,
  version: event.metadata.schemaVersion,
});
