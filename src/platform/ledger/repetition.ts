import type { RecordedEvent } from '../../../contracts/event-log';
import type { CommandEntry } from '../../../contracts/kernel/messages';
import { same } from '../../../contracts/kernel/same';

/**
 * True when these recorded events are what a command of this type and with these fields recorded; fields are compared
 * with those present in the events, sealed ones by `eq` (domain.md §1.6).
 */
export function recordedBy(
  events: readonly RecordedEvent[],
  entry: Pick<CommandEntry, 'records'>,
  command: object,
): boolean {
  if (!events.every(({ type }) => Object.hasOwn(entry.records, type))) return false;
  return Object.entries(command).every(([name, value]) => value === undefined || agrees(events, name, value));
}

const agrees = (events: readonly RecordedEvent[], name: string, value: unknown) => {
  const holding = events.filter(({ data }) => Object.hasOwn(data, name));
  return holding.length === 0 || holding.some(({ data }) => same((data as Record<string, unknown>)[name], value));
};
