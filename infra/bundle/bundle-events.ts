import { BundleRefused } from '../../contracts/bundles';
import { EventLogError } from '../../contracts/event-log';
import { eventScope, type Reader, visible } from '../../contracts/scope';
import { entryBytes } from '../event-log/leaf';
import { parseStored } from '../event-log/recorded';
import type { Store } from '../event-log/sqlite/open-store';
import { uuidText } from '../event-log/uuid';
import { leafParts } from '../event-log/verify/check-event';
import { rowsBetween, type StoredRow } from '../event-log/verify/stored-row';
import type { BundleEvent } from './bundle';

/** Rows that are read at once. */
const page = 256;

export interface EventsWish {
  /** First and last position. */
  readonly from: number;
  readonly to: number;
  /** Sees the content of what is visible to him; absent: the operator of the machine, who sees all. */
  readonly reader?: Reader | undefined;
  /** UTF-16 units that all texts together may have. */
  readonly texts: number;
}

/** Events of a log file as a bundle holds them. @throws BundleRefused where their texts are too long */
export function bundleEvents({ db, meta }: Store, { from, to, reader, texts }: EventsWish): readonly BundleEvent[] {
  const rows = rowsBetween(db);
  const events: BundleEvent[] = [];
  let length = 0;
  for (let at = from; at <= to; at += page)
    for (const row of rows.all(at, Math.min(at + page - 1, to))) {
      const event = eventOf(row, meta.base, reader);
      length += (event.data?.length ?? 0) + (event.metadata?.length ?? 0);
      if (length > texts) throw new BundleRefused(`the events up to position ${row[0]} are too large for one bundle`);
      events.push(event);
    }
  return events;
}

function eventOf(row: StoredRow, base: number, reader: Reader | undefined): BundleEvent {
  const [position, , , , , , , , , , data, metadata, , metadataKept] = row;
  const withheld = metadataKept !== null || (reader !== undefined && !sees(reader, row));
  return {
    index: position - base - 1,
    entry: entryBytes(leafParts(row)),
    data: withheld ? null : data,
    metadata: withheld ? null : metadata,
  };
}

/** An event that cannot be read is seen by nobody: whom it concerns stands in it. */
function sees(reader: Reader, [position, , stream, revision, id, type, , , , , data, metadata]: StoredRow): boolean {
  try {
    const text = { position, revision, stream: stream ?? '', id: uuidText(id), type, data, metadata };
    return visible(eventScope(parseStored(text)), reader);
  } catch (error) {
    if (error instanceof EventLogError) return false;
    throw error;
  }
}
