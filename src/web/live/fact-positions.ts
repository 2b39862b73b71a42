import type { ShownEvent } from '../../../contracts/http';

/** Types of events that set a fact of a crisis. */
export const crisisFacts = {
  severity: ['CrisisSeverityChanged', 'CrisisOpened'],
  status: ['CrisisStatusChanged', 'CrisisClosed', 'CrisisOpened'],
  opening: ['CrisisOpened'],
  direction: ['CrisisDirectionSet', 'CrisisOpened'],
  reports: ['SituationUpdatePosted', 'SituationReportIssued', 'CrisisDirectionSet'],
} as const satisfies Record<string, readonly string[]>;

/** The newest event that set a fact; events come newest first, struck ones do not count. */
export const setBy = (events: readonly ShownEvent[], types: readonly string[]): ShownEvent | undefined =>
  events.find(({ type, struckBy }) => struckBy === undefined && types.includes(type));

/** Every value a key figure has had, oldest first, in the order they were recorded. */
export function figureHistory(
  events: readonly ShownEvent[],
  metric: string,
): readonly { readonly value: string; readonly at: string; readonly position: number; readonly reason?: string }[] {
  return events
    .filter(
      ({ type, data }) => (type === 'KeyFigureRecorded' || type === 'KeyFigureRestated') && data.metric === metric,
    )
    .map(({ data, metadata, position }) => ({
      value: String(data.value),
      at: metadata.recordedAt,
      position,
      ...(typeof data.reason === 'string' && { reason: data.reason }),
    }))
    .toReversed();
}
