import type { ConflictAssessmentEvent } from '../../contracts/assessment/conflict-registry';
import { board } from '../board';

type Driver = Extract<ConflictAssessmentEvent, { type: 'DriverIdentified' }>['data'];
interface DriverRow {
  readonly driver?: Driver;
}

/** What drives conflicts, across countries; plans, objectives and initiatives cite its keys (domain.md §3.2). */
export const driversBoard = board<ConflictAssessmentEvent>()({
  topic: 'drivers',
  version: 1,
  category: null,
  readers: 'any',
  keys: (event) => (event.type === 'DriverIdentified' ? [event.data.driverId] : []),
  blank: {} as DriverRow,
  on: { DriverIdentified: (_, { data }) => ({ driver: data }) },
  show: ({ driver }) => ({
    assessmentId: driver?.assessmentId ?? null,
    countries: driver?.countries ?? [],
    statement: driver?.statement ?? null,
    class: driver?.class ?? null,
    rank: driver?.rank ?? null,
    trend: driver?.trend ?? null,
    confidence: driver?.confidence ?? null,
    evidenceCount: driver?.evidence.length ?? 0,
  }),
});
