import { utf8Text } from '../../contracts/seal/bytes';
import { canonicalObject, isCount, isText, isTextOrNull } from './canonical-object';

/** One line of `events.ndjson` (trust.md §3.6). */
export interface EventLine {
  readonly index: number;
  /** Base64 of the bytes that stand in the tree. */
  readonly entry: string;
  /** The exact texts; null where they are withheld. */
  readonly data: string | null;
  readonly metadata: string | null;
}

const shape = { index: isCount, entry: isText, data: isTextOrNull, metadata: isTextOrNull };
const newline = 0x0a;

/** The events of a file, by rising index; undefined unless every line is one that our writer writes. */
export function readEventLines(bytes: Uint8Array): readonly EventLine[] | undefined {
  const events: EventLine[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(newline, at);
    const text = end < 0 ? undefined : utf8Text(bytes.subarray(at, end));
    const event = text === undefined ? undefined : (canonicalObject(text, shape) as EventLine | undefined);
    if (!event || event.index <= (events.at(-1)?.index ?? -1)) return undefined;
    events.push(event);
    at = end + 1;
  }
  return events;
}
