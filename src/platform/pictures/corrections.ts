import type { Correction } from '../../../contracts/corrections';
import type { JsonObject } from '../../../contracts/encoding';
import type { RecordedEvent } from '../../../contracts/event-log';
import type { PictureDefinition } from './memory-picture';

/** What is known of one target: by which positions it was corrected or struck, and its newest corrections. */
export interface Standing {
  readonly struckBy?: number;
  readonly correctedBy: readonly number[];
  readonly corrections: readonly Correction[];
}

/** Standing of every corrected or struck event, by its id; kept and restored like any picture. */
export const standings: PictureDefinition = {
  name: 'standings',
  keys: (event) => [(event.data as unknown as { targetEventId: string }).targetEventId],
  blank: { correctedBy: [], corrections: [] },
  on: {
    EventCorrected: (row: Standing, event: RecordedEvent) => ({
      ...row,
      correctedBy: [...row.correctedBy, event.position],
      corrections: [...row.corrections, ...(event.data as unknown as { corrections: Correction[] }).corrections],
    }),
    EventRetracted: (row: Standing, event: RecordedEvent) => ({ ...row, struckBy: row.struckBy ?? event.position }),
  },
};

/** The event as it stands now: undefined when struck, in its corrected words when corrected. */
export function substituted(event: RecordedEvent, standing: Standing | undefined): RecordedEvent | undefined {
  if (!standing) return event;
  if (standing.struckBy !== undefined) return undefined;
  const data = standing.corrections.reduce<unknown>(
    (value, { pointer, value: text }) =>
      withMember(value, pointer.split('/').slice(1).map(unescaped), JSON.parse(text)),
    event.data,
  );
  return { ...event, data: data as JsonObject };
}

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** A copy of a value with the member at a path replaced. */
export function withMember(value: unknown, path: readonly string[], member: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return member;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === head ? withMember(item, rest, member) : item));
  const object = (value ?? {}) as Record<string, unknown>;
  return { ...object, [head]: withMember(object[head], rest, member) };
}
