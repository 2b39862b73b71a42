import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '../../contracts/event-log';

/** Freezes a value with everything in it, so that a fold that writes to its input throws. */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
};

/** At least one synthetic event of every type, in log order, frozen. */
export const golden: readonly RecordedEvent[] = readFileSync(join(__dirname, '../golden/events.ndjson'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => frozen(JSON.parse(line)));

/** The first golden event of a type. */
export const goldenOf = (type: string): RecordedEvent => {
  const event = golden.find((one) => one.type === type);
  if (!event) throw new Error(`no golden event of type ${type}`);
  return event;
};
