import type { JsonObject } from '../contracts/encoding';
import type { RecordedEvent } from '../contracts/event-log';
import type { Msg } from '../contracts/kernel/messages';
import type { Role } from '../contracts/vocabulary/roles';
import type { FoldContext, RowFold } from './board';

interface RegisterBase {
  readonly name: string;
  readonly version: number;
  readonly readers: readonly Role[] | 'any';
  /** Members of the shown row that are columns of the table: filtered and sorted by. */
  readonly columns: Readonly<Record<string, 'text' | 'integer'>>;
  /** Columns with an index: those that a page is often filtered or sorted by. Others are scanned, newest rows first. */
  readonly indexes: readonly string[];
  /** Members of the shown row in the full-text index; a sealed member is opened by the writer. */
  readonly search: readonly string[];
}

/** A large indexed table with one row per key, made of several events. */
export interface FoldedRegister<Row, Shown extends JsonObject, E extends Msg> extends RegisterBase, RowFold<Row, E> {
  /** Category whose stream is the row's own; null where the row has none. */
  readonly category: string | null;
  readonly show: (row: Row, key: string) => Shown;
}

/** A row of one event, which a correction or retraction strikes and links instead of folding it again. */
export interface EventRow {
  readonly key: string;
  readonly row: JsonObject;
}
/** A large indexed table with one row per event, or per event and subject. */
export interface EventRegister extends RegisterBase {
  readonly rows: (event: RecordedEvent, context: FoldContext) => readonly EventRow[];
}

export const foldedRegister =
  <E extends Msg>() =>
  <Row, Shown extends JsonObject>(definition: FoldedRegister<Row, Shown, E>): FoldedRegister<Row, Shown, E> =>
    definition;
export const eventRegister = (definition: EventRegister): EventRegister => definition;

export type Register = FoldedRegister<any, any, any> | EventRegister;
export const isEventRegister = (register: Register): register is EventRegister => 'rows' in register;
