import type { Correction } from '../../contracts/corrections';
import type { RecordedEvent } from '../../contracts/event-log';
import { substituted } from '../../src/platform/pictures/corrections';

/** Events as they stand once one of them was corrected, or struck where no corrections are named. */
export const standing = (
  events: readonly RecordedEvent[],
  target: RecordedEvent,
  corrections: readonly Correction[] = [],
): readonly RecordedEvent[] =>
  events.flatMap((event) => {
    if (event !== target) return [event];
    const stands = { correctedBy: [], corrections, ...(corrections.length === 0 && { struckBy: 1000 }) };
    return substituted(event, stands) ?? [];
  });
