import type { Json } from '../../../contracts/encoding';
import type { RecordAnswer, ShownEvent } from '../../../contracts/http';
import { isBookkeeping } from './told-fields';

/** One field of the record that differs from what was seen, with the newest event that may have changed it. */
export interface ChangedField {
  readonly field: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  readonly by?: ShownEvent;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const quiet: ReadonlySet<string> = new Set(['revision', 'position', 'handling', 'changedAt', 'changedBy']);

/** Event data that carries the new value, else the field's name, tells which event changed it. */
function causeOf(field: string, to: unknown, events: readonly ShownEvent[]): ShownEvent | undefined {
  const carries = events.find(({ data }) => Object.values(data).some((value) => same(value, to)));
  return carries ?? events.find(({ data }) => Object.hasOwn(data, field)) ?? events[0];
}

/** What changed between the record as the form saw it and as it is now, newest events first. */
export function changesBetween(
  seen: RecordAnswer | undefined,
  now: RecordAnswer,
  seenRevision: number,
): readonly ChangedField[] {
  const newer = now.events.filter(({ revision }) => revision > seenRevision);
  const before = seen?.row ?? {};
  const after = now.row ?? {};
  const fields = seen?.row
    ? Object.keys(after).filter(
        (field) => !quiet.has(field) && !isBookkeeping(field) && !same(before[field], after[field]),
      )
    : [];
  return fields.map((field) => {
    const by = causeOf(field, after[field], newer);
    return { field, from: before[field], to: after[field], ...(by && { by }) };
  });
}

/** Events recorded since the form was opened, newest first. */
export const eventsSince = (now: RecordAnswer, seenRevision: number): readonly ShownEvent[] =>
  now.events.filter(({ revision }) => revision > seenRevision);
