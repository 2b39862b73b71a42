import { product } from '../bench/product.mjs';

const { LogReader } = product('infra/event-log/sqlite/log-reader');

const everything = { events: 10_000, bytes: Number.POSITIVE_INFINITY };

/**
 * All that a log answers, as one text: every event by its position, by its stream and revision in both directions, and
 * by its id, as the product reads them, and the notes that seal them.
 */
export function readEveryWay(dir) {
  const reader = new LogReader(dir);
  try {
    const byPosition = reader.after(0, everything);
    const streams = [...new Set(byPosition.map(({ event }) => event.stream))].sort();
    const place = reader.db.prepare('SELECT stream_id, revision, position FROM event WHERE event_id = ?');
    return JSON.stringify({
      byPosition,
      byStream: streams.map((stream) => reader.forwards(stream, 0, 1000)),
      backwards: streams.map((stream) => reader.backwards(stream, undefined, 1000)),
      byId: byPosition.map(({ event }) => place.get(Buffer.from(event.id.replaceAll('-', ''), 'hex'))),
      notes: reader.db.prepare('SELECT note FROM signed_head UNION ALL SELECT note FROM checkpoint').pluck().all(),
    });
  } finally {
    reader.close();
  }
}
