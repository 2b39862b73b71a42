import type { Json } from '../../../contracts/encoding';
import type { ShownEvent } from '../../../contracts/http';

/** One value of an event that was corrected: its place, what it was, what it is, and the position that says so. */
export interface CorrectedValue {
  readonly pointer: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  readonly position: number;
}

const member = (value: Json | undefined, step: string): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>)[step] : undefined;

/** The value at a JSON pointer (RFC 6901), or undefined where there is none. */
export const valueAt = (data: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>(member, data);

function parsed(text: unknown): Json | undefined {
  try {
    return JSON.parse(String(text)) as Json;
  } catch {
    return undefined;
  }
}

type Told = readonly { readonly pointer?: unknown; readonly value?: unknown }[];

/** Corrections of an event in the order they were recorded, each against the value that stood before it. */
export function correctedValues(event: ShownEvent, events: readonly ShownEvent[]): readonly CorrectedValue[] {
  const standing = new Map<string, Json | undefined>();
  const correcting = events
    .filter(({ position }) => event.correctedBy?.includes(position))
    .sort((a, b) => a.position - b.position);
  return correcting.flatMap(({ position, data }) =>
    ((Array.isArray(data.corrections) ? data.corrections : []) as Told).map(({ pointer: at, value }) => {
      const pointer = String(at);
      const from = standing.has(pointer) ? standing.get(pointer) : valueAt(event.data, pointer);
      const to = parsed(value);
      standing.set(pointer, to);
      return { pointer, from, to, position };
    }),
  );
}
