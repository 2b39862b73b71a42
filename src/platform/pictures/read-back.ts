import type { EventLog, RecordedEvent } from '../../../contracts/event-log';
import { type Standing, substituted } from './corrections';

/** The event of a stream with an id; undefined where the stream has none. */
export async function eventOf(log: EventLog, stream: string, id: string): Promise<RecordedEvent | undefined> {
  for (let from = 0; ; ) {
    const { events, end } = await log.read(stream, { from, limit: 1000 });
    const found = events.find((event) => event.id === id);
    if (found || end) return found;
    from = events.at(-1)!.revision + 1;
  }
}

/** The events at these positions as they stand now: struck ones left out, corrected ones in their new words. */
export async function standingAt(
  log: EventLog,
  positions: readonly number[],
  standingOf: (eventId: string) => Standing | undefined,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (const position of positions) {
    const [event] = (await log.readAll({ after: position - 1, limit: 1 })).events;
    const standing = event && substituted(event, standingOf(event.id));
    if (standing) events.push(standing);
  }
  return events;
}
