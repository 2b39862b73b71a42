import type { RecordedEvent } from '../contracts/event-log';
import type { FoldContext, RowFold } from './board';

/** A row that an event changes, as it stands afterwards; `undefined`: it leaves. */
export interface FoldedRow<Row> {
  readonly key: string;
  readonly row: Row | undefined;
}

/**
 * What one event does to a picture: one entry per row it touches, none where the fold does not hear it. Pure, so that
 * the server, replays and tests run the same.
 */
export function applyEvent<Row>(
  // biome-ignore lint/suspicious/noExplicitAny: folds of all events stand in one table
  fold: RowFold<Row, any>,
  rows: ReadonlyMap<string, Row>,
  event: RecordedEvent,
  context: FoldContext,
): readonly FoldedRow<Row>[] {
  const step = Object.hasOwn(fold.on, event.type) ? fold.on[event.type] : undefined;
  if (!step) return [];
  const keys = new Set(fold.keys(event as never));
  return [...keys].map((key) => ({ key, row: step(rows.get(key) ?? fold.blank, event as never, key, context) }));
}
